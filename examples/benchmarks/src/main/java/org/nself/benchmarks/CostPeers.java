package org.nself.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nself.testkit.TestDatabase;

/**
 * The tools of others that read a catalog or compare two databases.
 */
record CostPeers(Peer codeKeeper, Peer delta, Peer migra, Peer jooq, Drizzle drizzle) implements AutoCloseable {

    /** More tables than this take jOOQ minutes. */
    private static final int MOST_OF_JOOQ = 1_000;

    /** It reads table by table: two and a half minutes for a thousand. */
    private static final int MOST_OF_DRIZZLE = 100;

    static CostPeers in(Path directory) {
        return new CostPeers(
                Peer.codeKeeper(directory),
                Peer.delta(directory.resolve("delta")),
                Peer.migra(directory.resolve("migra")),
                Peer.jooq(directory),
                new Drizzle(directory.resolve("drizzle")));
    }

    List<Contestant> reading(TestDatabase database, int tables) {
        List<Contestant> all = new ArrayList<>(List.of(
                Contestant.measured("pgCodeKeeper", () -> codeKeeper.read(database)),
                Contestant.measured("pg-delta " + Peer.DELTA_VERSION, () -> delta.read(database)),
                Contestant.measured("migra " + Peer.MIGRA_VERSION, () -> migra.read(database))));
        if (tables <= MOST_OF_JOOQ) {
            all.add(Contestant.measured("jOOQ Meta, tables with keys, indexes and checks", () -> jooq.read(database)));
        }
        if (tables <= MOST_OF_DRIZZLE) {
            all.add(Contestant.measured(
                    "drizzle-kit " + Drizzle.VERSION + ", a process each", () -> drizzle.read(database)));
        }
        return all;
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
