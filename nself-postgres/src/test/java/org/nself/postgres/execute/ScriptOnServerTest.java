package org.nself.postgres.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.script.FrontendTap;
import org.nself.postgres.script.PlainSql;
import org.nself.postgres.script.ScriptCase;
import org.nself.postgres.script.ScriptStatement;

/** Holds what the splitter says of a statement against what a server makes of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptOnServerTest {

    private static final String IN_TRANSACTION = "25001";
    private static final String SYNTAX_ERROR = "42601";

    private TestDatabase database;

    @BeforeAll
    void open() {
        database = TestServer.current().newDatabase();
        for (String statement : List.of(
                "CREATE TABLE t (a int)",
                "CREATE INDEX i ON t (a)",
                "CREATE TABLE p (a int) PARTITION BY LIST (a)",
                "CREATE TABLE c PARTITION OF p FOR VALUES IN (1)",
                "CREATE MATERIALIZED VIEW v AS SELECT 1 AS a",
                "CREATE UNIQUE INDEX ON v (a)",
                "CREATE TYPE e AS ENUM ('b')",
                "CREATE SUBSCRIPTION s CONNECTION 'host=nowhere.invalid' PUBLICATION p WITH (connect = false)",
                "ALTER SUBSCRIPTION s ENABLE")) {
            database.execute(statement);
        }
    }

    @AfterAll
    void close() {
        database.execute("ALTER SUBSCRIPTION s DISABLE");
        database.execute("ALTER SUBSCRIPTION s SET (slot_name = NONE)");
        database.execute("DROP SUBSCRIPTION s");
        database.close();
    }

    @Test
    void theServerRefusesInATransactionWhatTheSplitterSays() throws SQLException {
        int refused = 0;
        List<String> wrong = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (ScriptStatement statement : statements("outside.cases")) {
                String state = state(connection, statement);
                if (state.equals(SYNTAX_ERROR)) {
                    // A version that does not have it.
                    continue;
                }
                refused += state.equals(IN_TRANSACTION) ? 1 : 0;
                boolean refuses = state.equals(IN_TRANSACTION) || isAllowedByTheOldest(statement);
                if (refuses != statement.outsideTransaction().isPresent()) {
                    wrong.add(state + " " + statement.text() + " " + statement.outsideTransaction());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(refused).isGreaterThan(20);
    }

    /** PostgreSQL 13 refreshes a subscription in a transaction; outside of one it does so too. */
    private static boolean isAllowedByTheOldest(ScriptStatement statement) {
        return TestServer.currentMajor() == 13
                && statement.outsideTransaction().equals(Optional.of("ALTER SUBSCRIPTION with a refresh"));
    }

    private static String state(Connection connection, ScriptStatement statement) throws SQLException {
        try (Statement running = connection.createStatement()) {
            // What is in the block already counts: the first statement of one is in none yet.
            running.execute("SELECT 1");
            PlainSql.execute(running, statement.text());
            return "";
        } catch (SQLException failure) {
            return Failures.state(failure);
        } finally {
            connection.rollback();
        }
    }

    /** The driver cuts texts at semicolons and replaces {@code ??}; what a server gets must be what stands in the file. */
    @Test
    void theDriverSendsEachStatementAsItIs() throws Exception {
        List<FrontendTap.Query> expected = new ArrayList<>();
        List<FrontendTap.Query> sent;
        try (TestDatabase empty = TestServer.current().newDatabase();
                FrontendTap tap = new FrontendTap(TestServer.current().port())) {
            String url = "jdbc:postgresql://127.0.0.1:" + tap.port() + "/" + empty.name()
                    + "?user=postgres&sslmode=disable&gssEncMode=disable";
            try (Connection connection = DriverManager.getConnection(url);
                    Statement running = connection.createStatement()) {
                for (ScriptCase each : ScriptCase.all()) {
                    for (ScriptStatement statement : each.script().statements()) {
                        if (each.script().diagnostics().isEmpty()
                                && statement.rows().isEmpty()) {
                            expected.add(new FrontendTap.Query(statement.text(), Optional.empty()));
                            send(running, statement);
                        }
                    }
                }
            }
            sent = tap.queries().stream()
                    .filter(query -> !query.text().startsWith("SET application_name = 'PostgreSQL JDBC"))
                    .toList();
        }
        assertThat(sent).isEqualTo(expected).hasSizeGreaterThan(500);
    }

    private static void send(Statement running, ScriptStatement statement) {
        try {
            PlainSql.execute(running, statement.text());
        } catch (SQLException refused) {
            // Most cases make no sense to a server; what it was sent is what counts.
            assertThat(Failures.message(refused)).as(statement.text()).isNotNull();
        }
    }

    private static List<ScriptStatement> statements(String file) {
        return ScriptCase.all().stream()
                .filter(each -> each.file().endsWith(file))
                .flatMap(each -> each.script().statements().stream())
                .toList();
    }
}
