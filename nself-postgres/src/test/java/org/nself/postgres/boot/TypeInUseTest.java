package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nself.Generated;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** The type of a column changes while others write it: a second column takes its place, and no value is lost. */
class TypeInUseTest {

    private static final String BEFORE = """
            Table orders {
              id bigint [pk]
              total integer [not null]
              indexes { total }
            }
            """;
    private static final String AFTER = BEFORE.replace("total integer", "total bigint");

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() {
        nself(BEFORE).migrate();
        database.execute("INSERT INTO orders SELECT i, i FROM generate_series(1, 2000) i");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void noStepWritesTheTableAnew() {
        assertThat(nself(AFTER).plan().hazards())
                .contains(Hazard.BREAKS_RUNNING_CODE, Hazard.STATS_LOST)
                .doesNotContain(Hazard.TABLE_REWRITE, Hazard.FULL_SCAN, Hazard.INDEX_BUILD);
    }

    @Test
    void othersWriteWithoutAFailureUntilABootIsDone() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService traffic = Executors.newSingleThreadExecutor()) {
            Future<Map<Integer, Integer>> written = traffic.submit(() -> write(done));
            try {
                assertThat(nself(AFTER).migrate().outcome()).isEqualTo(Outcome.APPLIED);
            } finally {
                done.set(true);
            }
            assertThat(totals()).containsAllEntriesOf(written.get());
        }
        requireNothingLeft();
        assertThat(nself(AFTER).plan().toSql()).isEmpty();
        database.execute("INSERT INTO orders VALUES (0, 5000000000)");
    }

    /** Rows by their key, as they are to be in the end. */
    private Map<Integer, Integer> write(AtomicBoolean done) throws SQLException {
        Map<Integer, Integer> written = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (id, total) VALUES (?, ?)");
                PreparedStatement update =
                        connection.prepareStatement("UPDATE orders SET total = total + ? WHERE id = ?")) {
            for (int i = 0; !done.get() || i < 100; i++) {
                insert.setInt(1, 10_000 + i);
                insert.setInt(2, i);
                insert.executeUpdate();
                written.put(10_000 + i, i);
                int changed = 1 + i * 7 % 2000;
                update.setInt(1, 1000);
                update.setInt(2, changed);
                update.executeUpdate();
                written.merge(changed, changed + 1000, (before, first) -> before + 1000);
            }
        }
        return written;
    }

    @ParameterizedTest
    @ValueSource(strings = {"total", "id"})
    void whatIsWrittenBetweenTheFilesIsThereOnTheWayUpAndOnTheWayDown(String column) {
        String before = BEFORE.replace("id bigint [pk]", "id integer [pk, increment]")
                + "\nTable lines {\n  order_id integer [pk, ref: > orders.id]\n}\n";
        String after = before.replaceFirst(column + " integer", column + " bigint");
        database.execute("DROP TABLE orders; DROP SCHEMA nself CASCADE");
        versioned(before).generate().withoutBackup().execute();
        versioned(before).migrate();
        database.execute("INSERT INTO orders SELECT i, i FROM generate_series(1, 100) i");
        Generated generated = versioned(after).generate().withoutBackup().execute();
        Map<Integer, Integer> expected = new TreeMap<>(totals());
        int count = generated.migrations().size();

        for (int applied = 1; applied <= count; applied++) {
            versioned(after).up().limit(1).execute();
            change(expected, applied);
        }
        assertThat(type(column)).isEqualTo("bigint");
        assertThat(totals()).isEqualTo(expected);
        for (int taken = 1; taken <= count; taken++) {
            versioned(after).down().limit(1).execute();
            change(expected, count + taken);
        }

        assertThat(type(column)).isEqualTo("integer");
        assertThat(totals()).isEqualTo(expected);
        requireNothingLeft();
    }

    private void change(Map<Integer, Integer> expected, int moment) {
        int row = 1000 + moment;
        database.execute("INSERT INTO orders (id, total) VALUES (" + row + ", 0)");
        database.execute("INSERT INTO orders (id, total) VALUES (" + row + ", " + moment + ")"
                + " ON CONFLICT (id) DO UPDATE SET total = excluded.total");
        database.execute("INSERT INTO lines VALUES (" + row + ")");
        database.execute("UPDATE orders SET total = " + row + " WHERE id = " + moment);
        expected.put(row, moment);
        expected.put(moment, row);
    }

    @Test
    void aValueThatDoesNotFitIsRefusedToWhoeverWritesIt() {
        versionedFrom(BEFORE.replace("integer", "text"), BEFORE);
        versioned(BEFORE).up().limit(1).execute();

        assertThatThrownBy(() -> database.execute("INSERT INTO orders (id, total) VALUES (0, 'many')"))
                .hasStackTraceContaining("invalid input syntax for type integer: \"many\"");
    }

    private Generated versionedFrom(String before, String after) {
        database.execute("DROP TABLE orders; DROP SCHEMA nself CASCADE");
        versioned(before).generate().withoutBackup().execute();
        versioned(before).migrate();
        return versioned(after).generate().withoutBackup().execute();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "total integer\n double integer [generated: 'total * 2']; total bigint\n double integer [generated: 'total * 2']",
                "total integer; total bigint [not null]",
                "at timestamp; at timestamptz"
            })
    void whatCannotMoveIsWrittenAnew(String change) {
        String[] columns = change.split(";");
        database.execute("DROP TABLE orders; DROP SCHEMA nself CASCADE");
        nself("Table orders {\n key text\n " + columns[0] + "\n}").migrate();

        assertThat(nself("Table orders {\n key text\n " + columns[1] + "\n}")
                        .plan()
                        .hazards())
                .contains(Hazard.TABLE_REWRITE);
    }

    @Test
    void aColumnThatAViewReadsIsNotMoved() {
        database.execute("CREATE VIEW large AS SELECT id FROM orders WHERE total > 100");

        assertThat(nself(AFTER).plan().hazards()).contains(Hazard.TABLE_REWRITE);
    }

    @Test
    void rowsThatAPolicyHidesAreNotLost() throws SQLException {
        String before = BEFORE.replace(" [not null]", "");
        Generated generated = versionedFrom(before, before.replace("total integer", "total bigint"));
        database.execute("INSERT INTO orders SELECT i, i FROM generate_series(1, 100) i");
        versioned(before).up().limit(1).execute();
        String fill = generated.migrations().get(1).up().text();
        database.execute("DROP ROLE IF EXISTS type_in_use; CREATE ROLE type_in_use");
        database.execute(
                "GRANT CREATE, USAGE ON SCHEMA public TO type_in_use; ALTER TABLE orders OWNER TO type_in_use");
        database.execute("ALTER TABLE orders ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY");
        database.execute("CREATE POLICY few ON orders USING (id < 10)");

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET ROLE type_in_use");

            assertThatThrownBy(() -> statement.execute(fill))
                    .hasMessageContaining("would be affected by row-level security policy");
        }
        database.execute("DROP TABLE orders; REVOKE ALL ON SCHEMA public FROM type_in_use; DROP ROLE type_in_use");
    }

    private String type(String column) {
        return database.query("SELECT format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = 'orders'::regclass AND attname = '" + column + "'")
                .getFirst()
                .getFirst();
    }

    private Map<Integer, Integer> totals() {
        return database.query("SELECT id, total FROM orders").stream()
                .collect(Collectors.toMap(
                        row -> Integer.valueOf(row.getFirst()), row -> Integer.valueOf(row.getLast())));
    }

    private void requireNothingLeft() {
        List<List<String>> left = database.query(List.of(
                "SELECT attname FROM pg_attribute WHERE attrelid = 'orders'::regclass AND attname LIKE 'nself%'",
                "SELECT relname FROM pg_class WHERE relname LIKE 'nself%'",
                "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
                "SELECT proname FROM pg_proc WHERE proname LIKE 'nself%'"));
        assertThat(left).isEqualTo(Collections.emptyList());
    }

    private Nself nself(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.safe().forms(Forms.ONLINE))
                .build();
    }

    private Nself versioned(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .dataSource(database.dataSource())
                .policy(Policy.development().forms(Forms.ONLINE))
                .build();
    }
}
