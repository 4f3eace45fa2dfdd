package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.Set;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.schema.Schema;
import org.nself.spi.Catalog;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * What it costs to read the catalog, to plan, and to compare, turn by turn with the bare catalog queries, in databases of two
 * sizes, so that it can be seen how the cost grows. Prints tables in Markdown.
 */
final class CompareCosts {

    private static final int ROUNDS = 7;

    private final Seconds floor = new Seconds();
    private final Seconds catalog = new Seconds();
    private final Seconds nothing = new Seconds();
    private final Seconds plan = new Seconds();
    private final TestDatabase database;
    private final int tables;

    private CompareCosts(TestDatabase database, int tables) {
        this.database = database;
        this.tables = tables;
    }

    public static void main(String[] arguments) throws Exception {
        System.out.printf(
                "%d cores, Java %s; ms, median (best–worst of %d), and how many times the floor%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version(), ROUNDS);
        System.out.println("""
                | tables | bare catalog queries | catalog | | plan of nothing | | plan of 10 changes | | equal models compared |
                | --- | --- | --- | --- | --- | --- | --- | --- | --- |""");
        for (int tables : List.of(1_000, 5_000)) {
            try (TestDatabase database = PostgresServer.shared().newDatabase()) {
                new CompareCosts(database, tables).run();
            }
        }
    }

    private void run() throws SQLException {
        String before = Schemas.ofTables(tables);
        create(before);
        Nself same = nself(before);
        same.migrate();
        Nself changed = nself(Edits.ten(before));
        Seconds compared = new Seconds();
        for (int round = -2; round < ROUNDS; round++) {
            boolean counts = round >= 0;
            time(floor, counts, () -> BareCatalog.read(database.dataSource()));
            time(catalog, counts, this::catalog);
            time(nothing, counts, () -> steps(same.plan(), 0));
            time(plan, counts, () -> steps(changed.plan(), 10));
        }
        Schema one = catalog().schema();
        Schema other = catalog().schema();
        for (int round = -20; round < ROUNDS; round++) {
            time(compared, round >= 0, () -> SchemaDiff.between(one, other, one));
        }
        System.out.printf(
                Locale.ROOT,
                "| %,d | %s | %s | %.2f | %s | %.2f | %s | %.2f | %s |%n",
                tables,
                floor.millis(),
                catalog.millis(),
                catalog.median() / floor.median(),
                nothing.millis(),
                nothing.median() / floor.median(),
                plan.millis(),
                plan.median() / floor.median(),
                compared.millis());
    }

    private static void time(Seconds seconds, boolean counts, Runnable run) {
        long start = System.nanoTime();
        run.run();
        if (counts) {
            seconds.add((System.nanoTime() - start) / 1e9);
        }
    }

    private Nself nself(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }

    private static void steps(Plan plan, int least) {
        if (plan.steps().size() < least || (least == 0 && !plan.steps().isEmpty())) {
            throw new IllegalStateException("planned " + plan.steps().size() + " steps:\n" + plan.toSql());
        }
    }

    private Catalog catalog() {
        Dialect dialect = ServiceLoader.load(Dialect.class).findFirst().orElseThrow();
        try (Database opened =
                dialect.open(database.dataSource(), new Dialect.Settings("nself.history", Policy.development()))) {
            opened.beginReading();
            Catalog read = opened.catalog(Set.of("public"));
            opened.rollback();
            return read;
        }
    }

    /** Statement by statement, for one transaction over so many tables needs more locks than a server has by default. */
    private void create(String dbml) throws SQLException {
        Plan creation = Nself.creation(SchemaSource.text(dbml));
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Step step : creation.steps()) {
                for (String sql : step.up()) {
                    statement.execute(sql);
                }
            }
            statement.execute("VACUUM ANALYZE");
        }
    }
}
