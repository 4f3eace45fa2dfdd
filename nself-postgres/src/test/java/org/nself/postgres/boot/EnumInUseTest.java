package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** An enum loses values while others write columns of it: a second type takes its place, with a second column for each. */
class EnumInUseTest {

    private static final String TABLES = """
            Table orders {
              id bigint [pk]
              status status [default: 'open']
              indexes { status }
            }

            Table refunds {
              id bigint [pk]
              status status
            }
            """;
    private static final String BEFORE = "Enum status {\n open\n paid\n lost\n void\n}\n" + TABLES;
    private static final String AFTER = """
            //@ remap: lost -> open
            //@ remap: void -> null
            Enum status {
              paid
              open
            }
            """ + TABLES;

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @BeforeEach
    void create() {
        nself(BEFORE).migrate();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void noStepWritesATableAnew() {
        Plan plan = nself(AFTER).plan();

        assertThat(plan.hazards()).doesNotContain(Hazard.TABLE_REWRITE, Hazard.FULL_SCAN, Hazard.INDEX_BUILD);
        assertThat(plan.toSql()).contains("FOR UPDATE SKIP LOCKED", "ALTER TYPE status RENAME TO nself_old_status");
    }

    @Test
    void othersWriteWithoutAFailureUntilABootIsDone() throws Exception {
        database.execute("INSERT INTO orders SELECT i, 'paid' FROM generate_series(1, 2000) i");
        AtomicBoolean done = new AtomicBoolean();
        try (ExecutorService traffic = Executors.newSingleThreadExecutor()) {
            Future<Map<Integer, String>> written = traffic.submit(() -> write(done));
            try {
                assertThat(nself(AFTER).migrate().outcome()).isEqualTo(Outcome.APPLIED);
            } finally {
                done.set(true);
            }
            assertThat(statuses()).containsAllEntriesOf(written.get());
        }
        requireNothingLeft();
        assertThat(nself(AFTER).plan().toSql()).isEmpty();
    }

    /** Rows by their key, as they are to be in the end; each statement says the type by its name. */
    private Map<Integer, String> write(AtomicBoolean done) throws SQLException {
        Map<Integer, String> written = new TreeMap<>();
        try (Connection connection = database.dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO orders (id, status) VALUES (?, 'open'::status)");
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE orders SET status = 'open'::status WHERE id = ? AND status <> 'open'::status")) {
            for (int i = 0; !done.get() || i < 100; i++) {
                insert.setInt(1, 10_000 + i);
                insert.executeUpdate();
                written.put(10_000 + i, "open");
                update.setInt(1, 1 + i * 7 % 2000);
                update.executeUpdate();
                written.put(1 + i * 7 % 2000, "open");
            }
        }
        return written;
    }

    @Test
    void valuesThatGoBecomeWhatTheAnnotationsSay() {
        database.execute("INSERT INTO orders VALUES (1, 'open'), (2, 'paid'), (3, 'lost'), (4, 'void'), (5, NULL)");

        nself(AFTER).migrate();

        assertThat(statuses()).isEqualTo(Map.of(1, "open", 2, "paid", 3, "open", 4, "none", 5, "none"));
        requireNothingLeft();
    }

    @Test
    void aValueThatGoesWithoutAWordIsFoundBeforeAnythingIsDone() {
        database.execute("INSERT INTO refunds VALUES (1, 'void')");
        Nself nself = nself(AFTER.replace("//@ remap: void -> null\n", ""), Policy.safe());

        assertThatThrownBy(nself::migrate).hasMessageContaining("which enum status no longer has");
        assertThat(database.query("SELECT typname FROM pg_type WHERE typname LIKE 'nself%'"))
                .isEmpty();
    }

    @Test
    void whatWasLeftBehindWithOtherValuesIsNotTakenUp() {
        String other = AFTER.replace("lost -> open", "lost -> paid");

        assertThat(secondType(other)).isNotEqualTo(secondType(AFTER));
    }

    private String secondType(String dbml) {
        return nself(dbml)
                .plan()
                .steps()
                .getFirst()
                .up()
                .getFirst()
                .lines()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTypeCanBeSaidByItsNameBetweenTheFilesOnTheWayUpAndOnTheWayDown() {
        database.execute("DROP TABLE orders, refunds; DROP TYPE status; DROP SCHEMA nself CASCADE");
        versioned(BEFORE).generate().withoutBackup().execute();
        versioned(BEFORE).migrate();
        database.execute("INSERT INTO orders SELECT i, 'paid' FROM generate_series(1, 100) i");
        int count = versioned(AFTER)
                .generate()
                .withoutBackup()
                .execute()
                .migrations()
                .size();
        Map<Integer, String> expected = new TreeMap<>(statuses());

        for (int applied = 1; applied <= count; applied++) {
            versioned(AFTER).up().limit(1).execute();
            change(expected, applied);
        }
        assertThat(statuses()).isEqualTo(expected);
        assertThat(values()).containsExactly("paid", "open");
        for (int taken = 1; taken <= count; taken++) {
            versioned(AFTER).down().limit(1).execute();
            change(expected, count + taken);
        }

        assertThat(statuses()).isEqualTo(expected);
        assertThat(values()).containsExactly("open", "paid", "lost", "void");
        requireNothingLeft();
    }

    private void change(Map<Integer, String> expected, int moment) {
        int row = 1000 + moment;
        database.execute("INSERT INTO orders (id) VALUES (" + row + ")");
        database.execute(
                "UPDATE orders SET status = 'open'::status WHERE id = " + moment + " AND status = 'paid'::status");
        database.execute("INSERT INTO refunds (id, status) SELECT id, status FROM orders WHERE id = " + row);
        expected.put(row, "open");
        expected.put(moment, "open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id status [pk]",
                "id bigint [pk]\n status status\n checks {\n `status <> 'paid'`\n }",
                "id bigint [pk]\n status status\n indexes {\n id [name: 'paid'] //@ where: status = 'paid'\n }",
                "id bigint [pk]\n status status\n open boolean [generated: \"status = 'open'\"]"
            })
    void whatCannotMoveIsWrittenAnew(String columns) {
        String more = "\nTable more {\n " + columns + "\n}\n";
        nself(BEFORE + more).migrate();

        assertThat(nself(AFTER + more).plan().hazards()).contains(Hazard.TABLE_REWRITE);
    }

    @Test
    void anEnumThatAViewReadsIsNotMoved() {
        database.execute("CREATE VIEW paid AS SELECT id FROM orders WHERE status = 'paid'");

        assertThat(nself(AFTER).plan().hazards()).contains(Hazard.TABLE_REWRITE);
    }

    private Map<Integer, String> statuses() {
        return database.query("SELECT id, coalesce(status::text, 'none') FROM orders").stream()
                .collect(Collectors.toMap(row -> Integer.valueOf(row.getFirst()), List::getLast));
    }

    private List<String> values() {
        return database.query("SELECT unnest(enum_range(NULL::status))").stream()
                .map(List::getFirst)
                .toList();
    }

    private void requireNothingLeft() {
        assertThat(database.query(List.of(
                        "SELECT attname FROM pg_attribute WHERE attrelid IN ('orders'::regclass, 'refunds'::regclass) AND attname LIKE 'nself%'",
                        "SELECT relname FROM pg_class WHERE relname LIKE 'nself%'",
                        "SELECT typname FROM pg_type WHERE typname LIKE 'nself%'",
                        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
                        "SELECT proname FROM pg_proc WHERE proname LIKE 'nself%'")))
                .isEmpty();
    }

    private Nself nself(String dbml) {
        return nself(dbml, Policy.development());
    }

    private Nself nself(String dbml, Policy policy) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(policy.forms(Forms.ONLINE))
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
