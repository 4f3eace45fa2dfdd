package org.nself.postgres.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nself.StatementFailedException;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.script.Script;
import org.nself.schema.SourceFile;
import org.nself.spi.ScriptListener;

class ScriptRunnerTest {

    private TestDatabase database;
    private Connection connection;
    private final ScriptWatch watch = new ScriptWatch();

    @BeforeEach
    void open() throws SQLException {
        database = TestServer.current().newDatabase();
        connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        watch.close();
        connection.close();
        database.close();
    }

    @Test
    void statementsRunInOrderAndSayHowManyRowsTheyChange() {
        Heard heard = Heard.nothingElse();
        runner("""
                        BEGIN;
                        CREATE TABLE t (a int, b text);
                        INSERT INTO t SELECT n, 'x' FROM generate_series(1, 5) n;
                        UPDATE t SET b = 'y' WHERE a > 2;
                        SELECT count(*) FROM t;
                        COPY t FROM stdin;
                        6	six
                        7	\\N
                        \\.
                        COMMIT;
                        """, heard).run();

        assertThat(heard.lines())
                .containsExactly(
                        "2 starts",
                        "2 ends, 0 rows",
                        "3 starts",
                        "3 ends, 5 rows",
                        "4 starts",
                        "4 ends, 3 rows",
                        "5 starts",
                        "5 ends, rows of its own",
                        "6 starts",
                        "6 ends, 2 rows");
        assertThat(query("SELECT sum(a) || ' ' || count(b) FROM t")).isEqualTo("28 6");
    }

    @Test
    void aFunctionIsCalledForEveryRowThatAQueryReturns() {
        runner("""
                        CREATE TABLE t (a int);
                        CREATE FUNCTION add(n int) RETURNS void LANGUAGE sql AS 'INSERT INTO t VALUES ($1)';
                        SELECT add(n) FROM generate_series(1, 5000) n;
                        """, Heard.nothingElse()).run();

        assertThat(query("SELECT count(*) FROM t")).isEqualTo("5000");
    }

    @Test
    void theTextReachesTheServerAsItIs() {
        runner("""
                        CREATE TABLE t (a text, b jsonb);
                        INSERT INTO t VALUES ('{d ''2020-01-01''} ? ?? :x $1', '{"k": 1}'), (E'a''\\';', NULL);
                        CREATE TABLE hit (a text);
                        CREATE RULE r AS ON DELETE TO t DO ALSO (INSERT INTO hit VALUES (E'a\\';'); INSERT INTO hit VALUES ('?'));
                        CREATE VIEW v AS SELECT b ? 'k' AS has, b ?| ARRAY['k'] AS any FROM t;
                        CREATE FUNCTION twice(int) RETURNS int AS $f$ SELECT $1; SELECT 2 * $1; $f$ LANGUAGE sql;
                        DELETE FROM t WHERE b IS NULL;
                        """, Heard.nothingElse()).run();

        assertThat(query("SELECT a FROM t")).isEqualTo("{d '2020-01-01'} ? ?? :x $1");
        assertThat(query("SELECT string_agg(a, ' ' ORDER BY a) FROM hit")).isEqualTo("? a';");
        assertThat(query("SELECT has AND \"any\" FROM v")).isEqualTo("t");
        assertThat(query("SELECT twice(4)")).isEqualTo("8");
    }

    /** The statement ends only when its own words have been heard: they let go of what it waits for. */
    @Test
    void whatTheServerSaysIsHeardWhileTheStatementRuns() throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            execute(other, "SELECT pg_advisory_lock(1)");
            Heard heard = new Heard(words -> execute(other, "SELECT pg_advisory_unlock(1)"));
            runner("""
                            DO $$ BEGIN
                              RAISE NOTICE 'half of it';
                              PERFORM pg_advisory_xact_lock(1);
                              RAISE WARNING 'all of it';
                            END $$;
                            DROP TABLE IF EXISTS nothing;
                            """, heard).run();

            assertThat(heard.lines())
                    .containsExactly(
                            "1 starts",
                            "1 says NOTICE half of it",
                            "1 says WARNING all of it",
                            "1 ends, 0 rows",
                            "2 starts",
                            "2 says NOTICE table \"nothing\" does not exist, skipping",
                            "2 ends, 0 rows");
        }
    }

    @Test
    void whatATriggerSaysWhileRowsAreCopiedIsHeard() {
        Heard heard = Heard.nothingElse();
        runner("""
                        CREATE TABLE t (a int);
                        CREATE FUNCTION tell() RETURNS trigger AS $$ BEGIN RAISE NOTICE 'row %', NEW.a; RETURN NEW; END $$
                          LANGUAGE plpgsql;
                        CREATE TRIGGER tell BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION tell();
                        COPY t FROM stdin;
                        1
                        \\.
                        """, heard).run();

        assertThat(heard.lines()).endsWith("4 starts", "4 says NOTICE row 1", "4 ends, 1 rows");
    }

    @Test
    void whoInterruptsTheThreadCancelsTheRun() throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            execute(other, "SELECT pg_advisory_lock(1)");
            Thread running = Thread.currentThread();
            Heard heard = new Heard(words -> running.interrupt());
            ScriptRunner runner = runner("""
                            SELECT 1;
                            DO $$ BEGIN
                              RAISE NOTICE 'waiting';
                              PERFORM pg_advisory_xact_lock(1);
                            END $$;
                            SELECT 2;
                            """, heard);

            assertThatThrownBy(() -> runner.run())
                    .isInstanceOfSatisfying(StatementFailedException.class, failure -> {
                        assertThat(failure.code()).isEqualTo("NS5006");
                        assertThat(failure.details().retryable()).isFalse();
                    })
                    .hasMessageStartingWith("""
                            NS5006: statement 2 of up.sql was cancelled; nothing was changed

                            up.sql:2:1: error NS5006: canceling statement due to user request (57014)
                            """);
            assertThat(heard.lines()).doesNotContain("2 ends, 0 rows", "3 starts");

            rollback();
            assertThatThrownBy(() -> runner.run())
                    .hasMessageStartingWith("NS5006: the run was cancelled before statement 1 of up.sql");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void whatAListenerThrowsEndsTheRun() throws SQLException {
        try (Connection other = database.dataSource().getConnection()) {
            execute(other, "SELECT pg_advisory_lock(1)");
            IllegalStateException full = new IllegalStateException("the disk is full");
            Heard heard = new Heard(words -> {
                throw full;
            });

            assertThatThrownBy(() -> runner("""
                                    DO $$ BEGIN RAISE NOTICE 'waiting'; PERFORM pg_advisory_xact_lock(1); END $$;
                                    """, heard).run()).isSameAs(full);
        }
    }

    @Test
    void theServersPositionIsAPlaceInTheFile() {
        assertThatThrownBy(() -> runner("""
                                -- a file
                                CREATE TABLE t (a int); SELECT '😀';
                                SELECT '😀😀',
                                       missing
                                  FROM t;
                                """, Heard.nothingElse()).run())
                .hasMessage("""
                        NS5001: PostgreSQL refused statement 3 of up.sql; nothing was changed

                        up.sql:4:8: error NS5001: column "missing" does not exist (42703)
                            4 |        missing
                                       ^^^^^^^
                        hint: what it names does not exist here: look at search_path, at the order of the migrations, and at \
                        what was changed by hand""")
                .isInstanceOfSatisfying(StatementFailedException.class, failure -> {
                    StatementFailedException.Origin origin =
                            failure.details().origin().orElseThrow();
                    assertThat(origin.number()).isEqualTo(3);
                    assertThat(origin.place()).hasToString("up.sql:4:8");
                    assertThat(failure.details().position()).hasValue(21);
                });
    }

    @Test
    void theEndOfAStatementIsAPlaceToo() {
        assertThatThrownBy(() ->
                        runner("SELECT 1;\nSELECT 1 +\n;", Heard.nothingElse()).run())
                .hasMessage("""
                        NS5001: PostgreSQL refused statement 2 of up.sql; nothing was changed

                        up.sql:2:11: error NS5001: syntax error at end of input (42601)
                            2 | SELECT 1 +
                                          ^""");
    }

    @Test
    void aRowThatDoesNotFitIsFoundInTheFile() {
        assertThatThrownBy(() -> runner("""
                                CREATE TABLE t (a int);
                                COPY t FROM stdin;
                                1
                                two
                                \\.
                                """, Heard.nothingElse()).run()).hasMessage("""
                        NS5001: PostgreSQL refused statement 2 of up.sql; nothing was changed

                        up.sql:4:1: error NS5001: invalid input syntax for type integer: "two" (22P02)
                            4 | two
                                ^^^

                        where: COPY t, line 2, column a: "two\"""");
    }

    @Test
    void anErrorWithinACallShowsTheCall() {
        assertThatThrownBy(() -> runner("""
                                SELECT 1;
                                  DO $$ BEGIN
                                    RAISE EXCEPTION 'not today' USING HINT = 'try tomorrow';
                                  END $$;
                                """, Heard.nothingElse()).run()).hasMessage("""
                        NS5001: PostgreSQL refused statement 2 of up.sql; nothing was changed

                        up.sql:2:3: error NS5001: not today (P0001)
                            2 |   DO $$ BEGIN
                                  ^^^^^^^^^^^

                        the server's hint: try tomorrow

                        where: PL/pgSQL function inline_code_block line 2 at RAISE""");
    }

    @Test
    void whatCannotRunInATransactionRunsOutsideOfOne() throws SQLException {
        Script script = script("""
                CREATE INDEX CONCURRENTLY i ON t (a);
                VACUUM t;
                DO $$ BEGIN INSERT INTO t VALUES (2); COMMIT; END $$;
                INSERT INTO t VALUES (1 / 0);
                """);
        database.execute("CREATE TABLE t (a int)");

        assertThatThrownBy(() -> new ScriptRunner(connection, script, Heard.nothingElse(), watch).run())
                .hasMessageContaining("hint: it cannot run in a transaction: give it a file of its own with"
                        + " -- nself:no-transaction in the first line");

        rollback();
        connection.setAutoCommit(true);
        assertThatThrownBy(() -> new ScriptRunner(connection, script, Heard.nothingElse(), watch).run())
                .hasMessageStartingWith("NS5001: PostgreSQL refused statement 4 of up.sql; what ran before it stays\n");
        assertThat(query("SELECT count(*) FROM t")).isEqualTo("1");
    }

    @Test
    void aLockThatIsNotToBeHadIsWorthAnotherTry() throws SQLException {
        database.execute("CREATE TABLE t (a int)");
        try (Connection other = database.dataSource().getConnection()) {
            other.setAutoCommit(false);
            execute(other, "LOCK TABLE t");

            assertThatThrownBy(() -> runner("SET LOCAL lock_timeout = '10ms';\nDROP TABLE t;", Heard.nothingElse())
                            .run())
                    .isInstanceOfSatisfying(
                            StatementFailedException.class,
                            failure -> assertThat(failure.details().retryable()).isTrue())
                    .hasMessageStartingWith("NS5002: statement 2 of up.sql did not get a lock in time;");
        }
    }

    @Test
    void aScriptWithErrorsIsNotRun() {
        assertThatThrownBy(() -> runner("SELECT 1;\n\\q", Heard.nothingElse()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NS4106");
    }

    private ScriptRunner runner(String text, ScriptListener listener) {
        return new ScriptRunner(connection, script(text), listener, watch);
    }

    private static Script script(String text) {
        return Script.read(new SourceFile("up.sql", text));
    }

    private String query(String sql) {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    private void rollback() throws SQLException {
        connection.rollback();
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }
}
