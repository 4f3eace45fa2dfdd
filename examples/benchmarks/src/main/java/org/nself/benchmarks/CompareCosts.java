package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.nself.Nself;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.schema.Schema;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.testkit.TestDatabase;

/**
 * What it costs to read a catalog and to find ten changes, turn by turn with the bare catalog queries and with the tools of
 * others, in databases of two sizes, so that it can be seen how the cost grows. Prints tables in Markdown. Its argument is a
 * directory to work in.
 */
final class CompareCosts {

    private static final int ROUNDS = 7;
    private static final int WARM_UPS = 2;
    private static final int WARM_UPS_IN_MEMORY = 30;

    private final int tables;
    private final TestDatabase before;
    private final TestDatabase after;
    private final Nself changed;

    private CompareCosts(int tables, TestDatabase before, TestDatabase after) {
        this.tables = tables;
        this.before = before;
        this.after = after;
        this.changed = LargeDatabase.nself(before, Edits.ten(Schemas.ofTables(tables)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        System.out.printf(
                "%d cores, Java %s, Node %s, %s; ms, median (best–worst of %d rounds), and how many times the floor%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                Processes.firstLine(List.of("node", "--version")),
                Processes.firstLine(List.of("pg_dump", "--version")),
                ROUNDS);
        try (Peer codeKeeper = Peer.codeKeeper(directory);
                Peer delta = Peer.delta(directory)) {
            for (int tables : List.of(1_000, 5_000)) {
                String schema = Schemas.ofTables(tables);
                try (TestDatabase before = LargeDatabase.of(schema);
                        TestDatabase after = LargeDatabase.of(schema)) {
                    LargeDatabase.nself(after, Edits.ten(schema)).migrate();
                    new CompareCosts(tables, before, after).run(codeKeeper, delta);
                }
            }
        }
    }

    private void run(Peer codeKeeper, Peer delta) throws InterruptedException {
        Contestant floor =
                Contestant.of("bare catalog queries, the floor", () -> BareCatalog.read(before.dataSource()));
        Contestant floorOfTwo = Contestant.of("bare catalog queries of both databases", () -> {
            BareCatalog.read(before.dataSource());
            BareCatalog.read(after.dataSource());
        });
        List<Contestant> reading = List.of(
                floor,
                Contestant.of("nself", this::catalog),
                Contestant.measured("`pg_dump --schema-only`, a process each", () -> dump(before)),
                Contestant.measured("pgCodeKeeper", () -> codeKeeper.read(before)),
                Contestant.measured("pg-delta " + Peer.DELTA_VERSION, () -> delta.read(before)));
        List<Contestant> comparing = List.of(
                Contestant.of("nself, DBML and a database", this::plan),
                floorOfTwo,
                Contestant.measured("pgCodeKeeper, two databases", () -> codeKeeper.compare(before, after)),
                Contestant.measured("pg-delta, two databases", () -> delta.compare(before, after)));
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            for (Contestant contestant : reading) {
                contestant.turn(round >= 0);
            }
            for (Contestant contestant : comparing) {
                contestant.turn(round >= 0);
            }
        }
        print("reading the catalog", floor, reading);
        print("finding ten changes", floor, comparing);
        print("in memory", floor, List.of(inMemory()));
    }

    private void print(String what, Contestant floor, List<Contestant> contestants) {
        System.out.printf("%n| %,d tables: %s | ms | times the floor |%n| --- | --- | --- |%n", tables, what);
        contestants.forEach(contestant -> System.out.println(contestant.row(floor)));
    }

    private Contestant inMemory() throws InterruptedException {
        Schema one = catalog().schema();
        Schema other = catalog().schema();
        Contestant equal = Contestant.of("nself, two equal models", () -> SchemaDiff.between(one, other, one));
        for (int round = -WARM_UPS_IN_MEMORY; round < ROUNDS; round++) {
            equal.turn(round >= 0);
        }
        return equal;
    }

    private void plan() {
        Plan plan = changed.plan();
        if (plan.steps().size() < 10) {
            throw new IllegalStateException("planned no more than\n" + plan.toSql());
        }
    }

    private Catalog catalog() {
        Dialect dialect = ServiceLoader.load(Dialect.class).findFirst().orElseThrow();
        try (Database opened =
                dialect.open(before.dataSource(), new Dialect.Settings("nself.history", Policy.development()))) {
            opened.beginReading();
            Catalog read = opened.catalog(Set.of("public"));
            opened.rollback();
            return read;
        }
    }

    private static double dump(TestDatabase database) throws IOException, InterruptedException {
        String url = ServerAddress.of(database).url();
        return Processes.run(Path.of("."), List.of("pg_dump", "--schema-only", "--dbname=" + url));
    }
}
