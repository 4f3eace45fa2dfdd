package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.NselfException;
import org.nself.migration.Header;
import org.nself.plan.Policy;
import org.nself.postgres.script.PlainSql;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.postgresql.jdbc.AutoSave;

/**
 * The transaction and its settings. Every setting is local to the transaction, so that nothing leaks to the next user
 * of a pooled connection, nor through PgBouncer in transaction mode.
 */
final class Session {

    /** What is asked of the server. */
    @FunctionalInterface
    interface Query<T> {
        T run() throws SQLException;
    }

    /**
     * What came of asking for the turn.
     *
     * @param isTurn whether a transaction is open that has it
     * @param isAnswered whether the question along with it had a row for an answer
     */
    record Taken(boolean isTurn, boolean isAnswered) {}

    /** What the author's own expressions may call unqualified; temporary tables of the session never come first. */
    private static final String WRITING = "SET LOCAL search_path = public, pg_temp";

    /** Makes PostgreSQL print names in full, and dates and numbers alike, whoever asks. */
    private static final String PRINTING = "SAVEPOINT nself_printing"
            + "; SET LOCAL search_path = ''"
            + "; SET LOCAL TimeZone = 'UTC'"
            + "; SET LOCAL DateStyle = 'ISO'"
            + "; SET LOCAL IntervalStyle = 'postgres'"
            + "; SET LOCAL extra_float_digits = 1"
            + "; SET LOCAL bytea_output = 'hex'";

    /** Brings the settings back that were there before; nothing but settings was changed since. */
    private static final String PRINTED = "ROLLBACK TO SAVEPOINT nself_printing; RELEASE SAVEPOINT nself_printing";

    /**
     * A JVM that freezes must not hold the turn for ever. Whether timestamps change when they gain a zone depends on the
     * time zone, so everyone gets the same answer.
     */
    private static final String SETTINGS = "SET LOCAL idle_in_transaction_session_timeout = '60s'"
            + "; SET LOCAL TimeZone = 'UTC'"
            + "; SET LOCAL standard_conforming_strings = on"
            + "; SET LOCAL client_min_messages = warning";

    /** Set before the last statement of a transaction, so that it can be told from the next one. */
    private static final String LAST = "nself_last";

    private static final String NO_SAVEPOINT = "3B001";

    private static final int OLDEST_VERSION = 130_000;

    private final Connection connection;
    private final Policy policy;

    /** Whether a file of this transaction had limits of its own. */
    private boolean limited;

    Session(Connection connection, Policy policy) {
        this.connection = connection;
        this.policy = policy;
    }

    /**
     * Opens a transaction and tries for the advisory lock that one migrating instance holds until the transaction ends.
     * Asking never waits: a session that waits inside the server holds a snapshot, which CREATE INDEX CONCURRENTLY of
     * another would wait for.
     */
    boolean begin(String key) throws SQLException {
        if (take(key, Map.of(), Optional.empty()).isTurn()) {
            settle();
            return true;
        }
        return false;
    }

    /**
     * As {@link #begin}, for a person's own statements: they find what psql would find, and what they say is heard. All goes
     * in one message.
     */
    Taken beginScripts(String key, Optional<String> question) throws SQLException {
        return take(key, forScripts(), question);
    }

    /**
     * Ends the transaction with a last statement, and tries for the turn of the next script, all in one message. When that
     * fails, {@link #isBehindCommit()} tells which of the two transactions it was.
     */
    Taken commitAndBeginScripts(String last, String key, String question) throws SQLException {
        limited = false;
        try (Statement statement = connection.createStatement()) {
            List<String> ending = List.of("SAVEPOINT " + LAST, last, "COMMIT", "BEGIN");
            PlainSql.ask(
                    statement,
                    Stream.concat(ending.stream(), Stream.of(turn(key, forScripts()), question))
                            .toList());
            for (int passed = 0; passed < ending.size(); passed++) {
                statement.getMoreResults();
            }
            return taken(statement, true);
        } catch (NselfException readOnly) {
            // Whoever asks again by itself is told so, when what was committed is done with.
            rollback();
            return new Taken(false, false);
        }
    }

    /** Whether what failed is the transaction that followed the commit; rolls back whichever it is. */
    boolean isBehindCommit() throws SQLException {
        try {
            execute("ROLLBACK TO SAVEPOINT " + LAST);
            return false;
        } catch (SQLException failure) {
            if (Failures.state(failure).equals(NO_SAVEPOINT)) {
                return true;
            }
            throw failure;
        } finally {
            rollback();
        }
    }

    private Map<String, String> forScripts() {
        return Map.of(
                "idle_in_transaction_session_timeout", "60s",
                "lock_timeout", policy.lockTimeout().toMillis() + "ms",
                "statement_timeout", policy.statementTimeout().toMillis() + "ms",
                "standard_conforming_strings", "on",
                "client_min_messages", "notice");
    }

    /**
     * Each query of a message sees what was committed before it began, so that the answer is what the holder of the turn
     * before left.
     *
     * @param settings which hold until the transaction ends
     * @param question which is asked once it is this one's turn
     */
    private Taken take(String key, Map<String, String> settings, Optional<String> question) throws SQLException {
        connection.setAutoCommit(false);
        List<String> queries = new ArrayList<>(List.of(turn(key, settings)));
        question.ifPresent(queries::add);
        try (Statement statement = connection.createStatement()) {
            PlainSql.ask(statement, queries);
            return taken(statement, question.isPresent());
        }
    }

    private String turn(String key, Map<String, String> settings) throws SQLException {
        StringBuilder turn = new StringBuilder("SELECT pg_try_advisory_xact_lock(hashtextextended(")
                .append(Quoted.literal(connection, "nself " + key))
                .append(", 0)), pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean,"
                        + " current_setting('server_version_num')::integer");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            turn.append(", set_config(")
                    .append(Quoted.literal(connection, setting.getKey()))
                    .append(", ")
                    .append(Quoted.literal(connection, setting.getValue()))
                    .append(", true)");
        }
        return turn.toString();
    }

    private Taken taken(Statement asked, boolean withAnswer) throws SQLException {
        if (!isTurn(asked)) {
            rollback();
            return new Taken(false, false);
        }
        return new Taken(true, withAnswer && isAnswered(asked));
    }

    private static boolean isAnswered(Statement asked) throws SQLException {
        asked.getMoreResults();
        try (ResultSet row = asked.getResultSet()) {
            return row.next();
        }
    }

    private static boolean isTurn(Statement asked) throws SQLException {
        try (ResultSet row = asked.getResultSet()) {
            row.next();
            if (row.getInt(3) < OLDEST_VERSION) {
                throw Failures.tooOld(row.getInt(3));
            }
            if (row.getBoolean(2)) {
                throw Failures.readOnly(null);
            }
            return row.getBoolean(1);
        }
    }

    /** Opens a transaction that sees one state from beginning to end. */
    void beginReading() throws SQLException {
        connection.setAutoCommit(false);
        execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
        settle();
    }

    /** All settings go in one message. */
    private void settle() throws SQLException {
        execute("SET LOCAL lock_timeout = " + policy.lockTimeout().toMillis()
                + "; SET LOCAL statement_timeout = " + policy.statementTimeout().toMillis()
                + "; " + SETTINGS + "; " + WRITING);
    }

    /** What the head of a file asks for, until the transaction ends; the policy's limits are there without asking. */
    void limit(Header header) throws SQLException {
        if (!limited
                && header.lockTimeout().isEmpty()
                && header.statementTimeout().isEmpty()) {
            return;
        }
        limited = true;
        long lock = header.lockTimeout().orElse(policy.lockTimeout()).toMillis();
        long statement =
                header.statementTimeout().orElse(policy.statementTimeout()).toMillis();
        execute("SET LOCAL lock_timeout = " + lock + "; SET LOCAL statement_timeout = " + statement);
    }

    /**
     * As {@link #beginScripts}, for statements that run outside of a transaction, until {@link #reset()}. They keep nobody
     * waiting, an index that is built concurrently least of all, so they may run as long as they take.
     */
    void ready(Header header) throws SQLException {
        long lock = header.lockTimeout().orElse(policy.lockTimeout()).toMillis();
        long statement = header.statementTimeout().orElse(Duration.ZERO).toMillis();
        execute("SET lock_timeout = " + lock
                + "; SET statement_timeout = " + statement
                + "; SET standard_conforming_strings = on"
                + "; SET client_min_messages = notice");
    }

    /**
     * As {@link #begin}, for the steps of a plan that run outside of a transaction. An index that is built or dropped
     * concurrently waits for others who wait for nobody, so it waits as long as it takes.
     */
    void readyForSteps() throws SQLException {
        execute("SET lock_timeout = 0"
                + "; SET statement_timeout = " + policy.statementTimeout().toMillis()
                + "; SET TimeZone = 'UTC'"
                + "; SET standard_conforming_strings = on"
                + "; SET client_min_messages = warning"
                + "; SET search_path = public, pg_temp");
    }

    /** Leaves a connection as the pool knows it. */
    void reset() throws SQLException {
        execute("RESET lock_timeout; RESET statement_timeout; RESET standard_conforming_strings;"
                + " RESET client_min_messages");
    }

    /** Another connection works while this one keeps the turn. */
    void hold() throws SQLException {
        execute("SET LOCAL idle_in_transaction_session_timeout = 0");
    }

    /** The role that was taken on; {@code none} without one. */
    String role() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('role')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** Takes a role on for the rest of the transaction. */
    void takeRole(String role) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('role', ?, true)")) {
            statement.setString(1, role);
            statement.execute();
        }
    }

    /** Reads what the server prints of its catalog. Within a transaction, whose settings are the same before and after. */
    <T> T printed(Query<T> query) throws SQLException {
        execute(PRINTING);
        T answer = query.run();
        execute(PRINTED);
        return answer;
    }

    /** Does what must not write. Within a transaction, which can write again afterwards. */
    <T> T reading(Query<T> query) throws SQLException {
        execute("SAVEPOINT nself_reading; SET LOCAL transaction_read_only = on");
        T answer = query.run();
        execute("ROLLBACK TO SAVEPOINT nself_reading; RELEASE SAVEPOINT nself_reading");
        return answer;
    }

    void limitStatements(Duration limit) throws SQLException {
        execute("SET LOCAL statement_timeout = " + limit.toMillis());
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // What the author wrote reaches the server as it is: {…} is no JDBC escape in an expression.
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    boolean isOpen() throws SQLException {
        return !connection.getAutoCommit();
    }

    /** Whether the driver sets savepoints by itself, and may release them in another transaction than they are of. */
    boolean setsSavepoints() throws SQLException {
        return connection.unwrap(PGConnection.class).getAutosave() != AutoSave.NEVER;
    }

    /** Whether the server is in a transaction, that failed or not, after what it was sent last. */
    boolean isUnfinished() {
        try {
            return !connection.isClosed()
                    && connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
        } catch (SQLException lost) {
            LostConnection.log(lost);
            return false;
        }
    }

    /** Ends the transaction with a last statement, in one message. What {@link #commit()} does then asks nothing. */
    void commitAfter(String last) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            PlainSql.ask(statement, List.of(last, "COMMIT"));
        }
    }

    void commit() throws SQLException {
        limited = false;
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        limited = false;
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
