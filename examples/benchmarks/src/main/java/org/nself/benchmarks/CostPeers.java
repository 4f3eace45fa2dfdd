package org.nself.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.nself.testkit.TestDatabase;

/**
 * The tools of others that read a catalog or compare two databases.
 */
record CostPeers(Peer codeKeeper, Peer delta, Peer migra, Peer jooq, Drizzle drizzle) implements AutoCloseable {

    /** More tables than this take jOOQ and drizzle-kit minutes. */
    private static final int MANY = 1_000;

    static CostPeers in(Path directory) {
        return new CostPeers(
                Peer.codeKeeper(directory),
                Peer.delta(directory.resolve("delta")),
                Peer.migra(directory.resolve("migra")),
                Peer.jooq(directory),
                new Drizzle(directory.resolve("drizzle")));
    }

    List<Contestant> reading(TestDatabase database, int tables) {
        Stream<Contestant> all = Stream.of(
                Contestant.measured("pgCodeKeeper", () -> codeKeeper.read(database)),
                Contestant.measured("pg-delta " + Peer.DELTA_VERSION, () -> delta.read(database)),
                Contestant.measured("migra " + Peer.MIGRA_VERSION, () -> migra.read(database)));
        Stream<Contestant> slow = Stream.of(
                Contestant.measured("jOOQ Meta, tables with keys, indexes and checks", () -> jooq.read(database)),
                Contestant.measured(
                        "drizzle-kit " + Drizzle.VERSION + ", a process each", () -> drizzle.read(database)));
        return Stream.concat(all, tables > MANY ? Stream.empty() : slow).toList();
    }

    List<Contestant> comparing(TestDatabase before, TestDatabase after) {
        return List.of(
                Contestant.measured("pgCodeKeeper, two databases", () -> codeKeeper.compare(before, after)),
                Contestant.measured("pg-delta, two databases", () -> delta.compare(before, after)),
                Contestant.measured("migra, two databases", () -> migra.compare(before, after)));
    }

    @Override
    public void close() {
        List.of(codeKeeper, delta, migra, jooq).forEach(Peer::close);
    }
}
