package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final double SECONDS_IN_MEMORY = QUICK ? 0.1 : 2;
    private static final int ROUNDS_IN_MEMORY = 25;

    private final int tables;
    private final TestDatabase before;
    private final TestDatabase after;
    private final Nself changed;
    private final Processor processor;

    private CompareCosts(int tables, TestDatabase before, TestDatabase after) throws SQLException {
        this.tables = tables;
        this.before = before;
        this.after = after;
        this.processor = Processor.of(before);
        this.changed = LargeDatabase.nself(before, Edits.ten(Schemas.ofTables(tables)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        System.out.printf(
                "%d cores, Java %s, Node %s, %s; ms: median (best–worst round), and how many times the floors%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), version("node"), version("pg_dump"));
        try (CostPeers peers = CostPeers.in(directory)) {
            if (QUICK) {
                compare(100, 0, 1, peers);
            } else {
                compare(1_000, 25, 5, peers);
                compare(5_000, 0, 3, peers);
            }
        }
    }

    private static String version(String tool) throws InterruptedException {
        try {
            return Processes.firstLine(List.of(tool, "--version"));
        } catch (IOException missing) {
            return "no " + tool;
        }
    }

    private static void compare(int tables, double warmUp, int rounds, CostPeers peers)
            throws SQLException, InterruptedException {
        String schema = Schemas.ofTables(tables);
        try (TestDatabase before = LargeDatabase.of(schema);
                TestDatabase after = LargeDatabase.copy(before)) {
            LargeDatabase.nself(after, Edits.ten(schema)).migrate();
            new CompareCosts(tables, before, after).run(warmUp, rounds, peers);
        }
    }

    private void run(double warmUp, int rounds, CostPeers peers) throws InterruptedException {
        Contestant floor =
                Contestant.of("bare catalog queries, the floor", () -> BareCatalog.read(before.dataSource()));
        Contestant tight = Contestant.of(
                "bare catalog queries, comments at once, the tight floor",
                () -> BareCatalog.readTight(before.dataSource()));
        Contestant floorOfTwo = Contestant.of("bare catalog queries of both databases", () -> {
            BareCatalog.read(before.dataSource());
            BareCatalog.read(after.dataSource());
        });
        List<Contestant> reading = new ArrayList<>(List.of(
                floor,
                tight,
                Contestant.of("nself", this::catalog),
                Contestant.measured("`pg_dump --schema-only`, a process each", () -> dump(before))));
        reading.addAll(peers.reading(before, tables));
        List<Contestant> comparing =
                new ArrayList<>(List.of(Contestant.of("nself, DBML and a database", this::plan), floorOfTwo));
        comparing.addAll(peers.comparing(before, after));
        List<Contestant> all =
                Stream.of(reading, comparing).flatMap(List::stream).toList();
        for (Contestant contestant : all) {
            contestant.warmUp(processor, warmUp);
        }
        for (int round = 0; round < rounds; round++) {
            for (Contestant contestant : all) {
                contestant.turn(processor);
            }
        }
        List<Contestant> floors = List.of(floor, tight);
        print("reading the catalog", floors, reading);
        print("finding ten changes", floors, comparing);
        print("in memory", floors, List.of(inMemory()));
    }

    private void print(String what, List<Contestant> floors, List<Contestant> contestants) {
        System.out.printf("""

                | %,d tables: %s | ms | times the floor | the tight floor | ms of the processor | times the floor | the tight floor |
                | --- | --- | --- | --- | --- | --- | --- |
                """, tables, what);
        contestants.forEach(contestant -> System.out.println(contestant.row(floors)));
    }

    private Contestant inMemory() throws InterruptedException {
        Schema one = catalog().schema();
        Schema other = catalog().schema();
        Contestant equal = Contestant.of("nself, two equal models", () -> SchemaDiff.between(one, other, one));
        equal.warmUp(processor, SECONDS_IN_MEMORY);
        for (int round = 0; round < ROUNDS_IN_MEMORY; round++) {
            equal.turn(processor);
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
