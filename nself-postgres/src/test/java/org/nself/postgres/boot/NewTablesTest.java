package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.Event;
import org.nself.Listener;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.StatementFailedException;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.postgresql.ds.PGSimpleDataSource;

/** What nobody uses yet is made by many statements at a time, and a failure is told as if they had come one by one. */
class NewTablesTest {

    private final TestServer server = TestServer.current();
    private final TestDatabase database = server.newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void tenTimesAsManyTablesTakeNoMoreRoundTrips() throws Exception {
        try (TestDatabase other = server.newDatabase()) {
            assertThat(roundTrips(database, tables(30))).isEqualTo(roundTrips(other, tables(3)));
        }
    }

    /** Hundreds of statements are cut into messages, and what comes last is run all the same. */
    @Test
    void manyTablesAreAllMade() {
        nself(tables(150), Policy.safe(), event -> {}).migrate();

        assertThat(database.query("SELECT count(*) FROM pg_class WHERE relname ~ '^t\\d+$' AND relkind = 'r'"))
                .containsExactly(List.of("150"));
        assertThat(nself(tables(150), Policy.safe(), event -> {}).plan().steps())
                .isEmpty();
    }

    @Test
    void theStatementIsNamedThatFailsAmongOthersAndNothingChanges() {
        List<Integer> told = new ArrayList<>();
        Listener listener = event -> {
            if (event instanceof Event.StepStarted step) {
                told.add(step.number());
                if (step.number() == 1) {
                    database.execute("CREATE TABLE t2 (someone_elses integer)");
                }
            }
        };

        StatementFailedException failure = catchThrowableOfType(
                StatementFailedException.class,
                () -> nself(tables(3), Policy.safe(), listener).migrate());

        assertThat(failure).hasMessageStartingWith("""
                NS5001: PostgreSQL refused a statement for t2: ERROR: relation "t2" already exists (42P07); nothing was changed

                CREATE TABLE t2 (""");
        assertThat(failure.details().statement()).startsWith("CREATE TABLE t2 (");
        assertThat(told)
                .isEqualTo(IntStream.rangeClosed(1, told.size()).boxed().toList())
                .hasSize(3);
        assertThat(database.query("SELECT to_regclass('t1'), to_regclass('t3')"))
                .containsExactly(List.of("null", "null"));
    }

    @Test
    void whatIsCancelledIsNotRunASecondTime() throws Exception {
        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            Listener listener = event -> {
                if (event instanceof Event.StepStarted step && step.number() == 1) {
                    run(statement, "CREATE TABLE t2 (not_committed integer)");
                }
            };
            Policy policy =
                    Policy.safe().statementTimeout(Duration.ofMillis(300)).retries(0);

            assertThatThrownBy(() -> nself(tables(3), policy, listener).migrate())
                    .isInstanceOf(StatementFailedException.class)
                    .hasMessageContaining("refused a statement: ERROR: canceling statement due to statement timeout")
                    .hasMessageContaining("-- and 5 more")
                    .hasMessageContaining("raise Policy.statementTimeout");
        }
        assertThat(database.query("SELECT to_regclass('t1')")).containsExactly(List.of("null"));
    }

    private int roundTrips(TestDatabase target, String schema) throws Exception {
        try (WireTap tap = new WireTap(server.port())) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setUrl(target.url().replace(":" + server.port(), ":" + tap.port()));
            Nself.builder().schema(SchemaSource.text(schema)).dataSource(source).migrate();
            return tap.roundTrips();
        }
    }

    /** Each with an index, and a reference to the one before. */
    private static String tables(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> """
                        Table t%d {
                          id bigint [pk]
                          before bigint%s
                          indexes {
                            before
                          }
                        }
                        """.formatted(i, i == 1 ? "" : " [ref: > t" + (i - 1) + ".id]"))
                .collect(Collectors.joining("\n"));
    }

    private static void run(Statement statement, String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Nself nself(String schema, Policy policy, Listener listener) {
        return Nself.builder()
                .schema(SchemaSource.text(schema))
                .dataSource(database.dataSource())
                .policy(policy)
                .listener(listener)
                .build();
    }
}
