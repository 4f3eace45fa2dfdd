package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.nself.migration.Header;
import org.nself.plan.Policy;

/**
 * The transaction and its settings. Every setting is local to the transaction, so that nothing leaks to the next user
 * of a pooled connection, nor through PgBouncer in transaction mode.
 */
final class Session {

    /** What the author's own expressions may call unqualified; temporary tables of the session never come first. */
    private static final String WRITING = "SET LOCAL search_path = public, pg_temp";

    /** Makes PostgreSQL print every name in full, the same for everyone. */
    private static final String PRINTING = "SET LOCAL search_path = ''";

    /**
     * A JVM that freezes must not hold the turn for ever. Whether timestamps change when they gain a zone depends on the
     * time zone, so everyone gets the same answer.
     */
    private static final String SETTINGS = "SET LOCAL idle_in_transaction_session_timeout = '60s'"
            + "; SET LOCAL TimeZone = 'UTC'"
            + "; SET LOCAL standard_conforming_strings = on"
            + "; SET LOCAL client_min_messages = warning";

    private static final int OLDEST_VERSION = 130_000;

    private final Connection connection;
    private final Policy policy;

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
        connection.setAutoCommit(false);
        String query = """
                SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)),
                       pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean,
                       current_setting('server_version_num')::integer""";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, "nself " + key);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (row.getInt(3) < OLDEST_VERSION) {
                    throw Failures.tooOld(row.getInt(3));
                }
                if (row.getBoolean(2)) {
                    throw Failures.readOnly(null);
                }
                if (!row.getBoolean(1)) {
                    rollback();
                    return false;
                }
            }
        }
        settle();
        return true;
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

    /**
     * Gets ready for a person's own statements: they find what psql would find, and what they say is heard.
     *
     * @param scope {@code LOCAL } within a transaction, nothing outside of one
     */
    void ready(Header header, String scope) throws SQLException {
        long lock = header.lockTimeout().orElse(policy.lockTimeout()).toMillis();
        long statement =
                header.statementTimeout().orElse(policy.statementTimeout()).toMillis();
        execute("SET " + scope + "lock_timeout = " + lock
                + "; SET " + scope + "statement_timeout = " + statement
                + "; SET " + scope + "standard_conforming_strings = on"
                + "; SET " + scope + "client_min_messages = notice"
                + "; SET " + scope + "TimeZone TO DEFAULT"
                + "; SET " + scope + "search_path TO DEFAULT");
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

    void printFullNames() throws SQLException {
        execute(PRINTING);
    }

    void readAuthorsNames() throws SQLException {
        execute(WRITING);
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

    void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
    }

    void rollback() throws SQLException {
        connection.rollback();
        connection.setAutoCommit(true);
    }
}
