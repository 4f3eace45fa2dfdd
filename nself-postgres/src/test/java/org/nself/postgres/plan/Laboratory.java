package org.nself.postgres.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nself.postgres.TestDatabase;

/** Runs statements on a real server and measures what they do there. */
final class Laboratory implements AutoCloseable {

    private static final String NOT_IN_A_TRANSACTION = "25001";
    private static final String FIXTURE = fixture();

    private final TestDatabase database;
    private final Connection connection;
    private boolean pristine;

    Laboratory(TestDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.dataSource().getConnection();
        execute(connection, "CREATE EXTENSION citext");
        execute(connection, "SET client_min_messages = debug1; SET lc_messages = 'C'");
    }

    /** The example with what is measured in place of what it says. */
    Example measure(Example example) throws SQLException {
        try {
            prepare(example);
            connection.setAutoCommit(false);
            Trial trial = Trial.before(connection);
            List<String> messages = new ArrayList<>();
            String fails = attempt(connection, example.statement(), messages);
            if (fails.isEmpty()) {
                Effect held = trial.after(messages);
                connection.rollback();
                return with(example, held, "", "", lost(example));
            }
            connection.rollback();
            connection.setAutoCommit(true);
            return fails.equals(NOT_IN_A_TRANSACTION) ? alone(example) : failed(example, fails);
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static Example failed(Example example, String fails) {
        Effect none = new Effect(Map.of(), Set.of(), Set.of(), Set.of(), Set.of(), true, "", "");
        return with(example, none, fails, "", "");
    }

    /** What must run outside of a transaction is held up by another one, looked at, and cut off; then it runs for itself. */
    private Example alone(Example example) throws SQLException {
        pristine = false;
        HeldUp held = HeldUp.of(database, example.statement());
        String debris = debris();
        prepare(example);
        pristine = false;
        Trial trial = Trial.before(connection);
        String fails = attempt(connection, example.statement(), new ArrayList<>());
        Effect done = trial.after(List.of());
        Effect effect = new Effect(
                fails.isEmpty() || !held.locks().isEmpty() ? held.locks() : Map.of(),
                done.rewrites(),
                Set.of(),
                fails.isEmpty() ? done.builds() : Set.of(),
                done.forgets(),
                false,
                "",
                "");
        if (!fails.isEmpty()) {
            return with(example, effect, fails, debris(), "");
        }
        prepare(example);
        pristine = false;
        return with(example, effect, "", debris, lost(example));
    }

    private String debris() throws SQLException {
        return String.join(
                " and ",
                texts("SELECT 'invalid index ' || c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                        + " WHERE NOT i.indisvalid AND c.relkind = 'i'"
                        + " UNION SELECT 'partition ' || inhrelid::regclass || ' that is half detached' FROM pg_inherits i"
                        + " WHERE to_jsonb(i) ->> 'inhdetachpending' = 'true' ORDER BY 1"));
    }

    /** Whether columns hold what they held, and all is declared as it was, once the statement was made and undone. */
    private String lost(Example example) throws SQLException {
        if (example.back().isEmpty() || example.back().equals("none")) {
            return example.back().isEmpty() ? "" : "there is no way back";
        }
        Holdings before = Holdings.of(connection);
        execute(connection, example.statement());
        execute(connection, example.back());
        return before.missingIn(Holdings.of(connection));
    }

    /** Makes what the statement is run on, unless all that was done to it was taken back. */
    private void prepare(Example example) throws SQLException {
        if (!pristine) {
            execute(connection, "RESET timezone; DROP SCHEMA IF EXISTS knowledge, elsewhere, beyond CASCADE");
            execute(connection, FIXTURE);
        }
        pristine = example.before().isEmpty();
        if (!pristine) {
            execute(connection, example.before());
        }
    }

    private List<String> texts(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    private static String attempt(Connection connection, String sql, List<String> messages) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                boolean isAnyLeft = statement.execute(sql) || statement.getUpdateCount() != -1;
                while (isAnyLeft) {
                    isAnyLeft = statement.getMoreResults() || statement.getUpdateCount() != -1;
                }
                for (var warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                    messages.add(String.valueOf(warning.getMessage()));
                }
                return "";
            } catch (SQLException failure) {
                return failure.getSQLState();
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new SQLException(sql, failure);
        }
    }

    private static Example with(Example example, Effect effect, String fails, String debris, String lost) {
        return new Example(
                example.kind(),
                example.first(),
                example.last(),
                example.before(),
                example.statement(),
                example.back(),
                new Effect(
                        effect.locks(),
                        effect.rewrites(),
                        effect.scans(),
                        effect.builds(),
                        effect.forgets(),
                        effect.transactional(),
                        debris,
                        lost),
                fails);
    }

    private static String fixture() {
        try (InputStream file = Laboratory.class.getResourceAsStream("/knowledge/fixture.sql")) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
