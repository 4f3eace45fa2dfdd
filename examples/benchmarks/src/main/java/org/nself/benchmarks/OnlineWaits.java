package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * How long readers and writers of a table wait while it is changed, in the online form and in the brief one. A transaction
 * that has touched the table is open for some seconds meanwhile. Prints a table in Markdown, and fails when a statement of the
 * traffic waited longer than {@code lock_timeout} and a second in the online form, or failed. {@code -Dbenchmark.rows=5000000}
 * says how many rows the table has, and {@code -Dbenchmark.changes=column} takes only the changes whose names hold that.
 */
final class OnlineWaits {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final long ROWS = QUICK ? 100_000 : Long.getLong("benchmark.rows", 5_000_000);
    private static final String CHANGES = System.getProperty("benchmark.changes", "");
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration ALLOWED = LOCK_TIMEOUT.plusSeconds(1);
    private static final Duration LONG_TRANSACTION = Duration.ofSeconds(4);
    private static final int RETRIES = 100;

    private static final String COLUMNS = """
              id bigint [pk]
              user_id bigint
              seller_id bigint [ref: > users.id]
              amount integer
              code text
              state state [not null, default: 'open']
            """;

    private static final String STATES = "Enum state {\n  open\n  paid\n  lost\n}\n\n";

    private static final String INDEXES = """
              indexes {
                seller_id [name: 'orders_of_seller']
              }
            """;

    private final TestDatabase database;
    private final List<String> broken = new ArrayList<>();

    private OnlineWaits(TestDatabase database) {
        this.database = database;
    }

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            new OnlineWaits(database).run();
        }
    }

    /** What is changed, by what it is called. */
    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("create an index", schema(COLUMNS, INDEXES.replace("  }", "    user_id\n  }")));
        changes.put("drop an index", schema(COLUMNS, ""));
        changes.put("replace an index", schema(COLUMNS, INDEXES.replace("seller_id [", "(seller_id, amount) [")));
        changes.put("add a unique key", schema(COLUMNS.replace("code text", "code text [unique]"), INDEXES));
        changes.put("`SET NOT NULL`", schema(COLUMNS.replace("user_id bigint", "user_id bigint [not null]"), INDEXES));
        changes.put(
                "add a check",
                schema(COLUMNS, INDEXES + "  checks {\n    `amount >= 0` [name: 'orders_amount']\n  }\n"));
        changes.put(
                "add a foreign key",
                schema(COLUMNS.replace("user_id bigint", "user_id bigint [ref: > users.id]"), INDEXES));
        changes.put(
                "replace a foreign key",
                schema(COLUMNS.replace(" [ref: > users.id]", ""), INDEXES)
                        + "Ref orders_seller_id_fkey: orders.seller_id > users.id [delete: set null]\n");
        changes.put(
                "add a column, `gen_random_uuid()`",
                schema(COLUMNS + "  token uuid [not null, default: `gen_random_uuid()`]\n", INDEXES));
        changes.put(
                "change a type, `integer` to `bigint`",
                schema(COLUMNS.replace("amount integer", "amount bigint"), INDEXES));
        changes.put(
                "take a value from an enum",
                schema(COLUMNS, INDEXES).replace(STATES, "//@ remap: lost -> paid\n" + STATES.replace("  lost\n", "")));
        return changes;
    }

    private static String schema(String columns, String indexes) {
        return STATES + "Table users {\n  id bigint [pk]\n}\n\nTable orders {\n" + columns + indexes + "}\n";
    }

    private void run() throws SQLException, InterruptedException {
        fill();
        System.out.printf(
                Locale.ROOT,
                "%d cores, Java %s, PostgreSQL %s; %,d rows; lock_timeout %d ms; a transaction of %d s on the table;"
                        + " 2 readers, 2 writers%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                version(),
                ROWS,
                LOCK_TIMEOUT.toMillis(),
                LONG_TRANSACTION.toSeconds());
        System.out.println("| change | form | took, s | statements | failed | median wait, ms | 99 % | longest |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (Map.Entry<String, String> change : changes().entrySet()) {
            if (!change.getKey().contains(CHANGES)) {
                continue;
            }
            for (Forms form : List.of(Forms.BRIEF, Forms.ONLINE)) {
                row(change.getKey(), change.getValue(), form);
                nself(schema(COLUMNS, INDEXES), Forms.BRIEF).migrate();
            }
        }
        if (!broken.isEmpty()) {
            throw new IllegalStateException("longer than " + ALLOWED + ", or failed: " + broken);
        }
    }

    private void row(String name, String schema, Forms form) throws SQLException, InterruptedException {
        double took;
        OrderTraffic traffic = OrderTraffic.start(database, ROWS);
        try (Connection old = database.dataSource().getConnection()) {
            CountDownLatch open = new CountDownLatch(1);
            Thread holder = Thread.ofPlatform().start(() -> hold(old, open));
            open.await();
            long start = System.nanoTime();
            nself(schema, form).migrate();
            took = (System.nanoTime() - start) / 1e9;
            holder.join();
        }
        OrderTraffic.Waits waits = traffic.stop();
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %,d | %d | %.2f | %.1f | %,.0f |%n",
                name,
                form.name().toLowerCase(Locale.ROOT),
                took,
                waits.count(),
                waits.failed(),
                waits.millis(0.5),
                waits.millis(0.99),
                waits.millis(1));
        if (form == Forms.ONLINE && (waits.failed() > 0 || waits.millis(1) > ALLOWED.toMillis())) {
            broken.add(name);
        }
    }

    private static void hold(Connection connection, CountDownLatch open) {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("UPDATE orders SET amount = amount WHERE id = 0");
            open.countDown();
            Thread.sleep(LONG_TRANSACTION.toMillis());
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void fill() throws SQLException {
        nself(schema(COLUMNS, INDEXES), Forms.BRIEF).migrate();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO users SELECT generate_series(1, 10000)");
            statement.execute("""
                    INSERT INTO orders SELECT i, 1 + i %% 10000, 1 + i %% 100, i %% 1000, 'c' || i
                      FROM generate_series(0, %d) i""".formatted(ROWS - 1));
            statement.execute("CREATE SEQUENCE orders_next START %d".formatted(ROWS));
            statement.execute("VACUUM ANALYZE");
        }
    }

    private String version() throws SQLException {
        try (Connection connection = database.dataSource().getConnection()) {
            return connection.getMetaData().getDatabaseProductVersion();
        }
    }

    private Nself nself(String schema, Forms forms) {
        return Nself.builder()
                .schema(SchemaSource.text(schema))
                .dataSource(database.dataSource())
                .policy(Policy.development()
                        .forms(forms)
                        .lockTimeout(LOCK_TIMEOUT)
                        .retries(RETRIES))
                .build();
    }
}
