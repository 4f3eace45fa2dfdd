package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.BackupException;
import org.nself.plan.Policy;
import org.nself.postgres.script.PassingState;
import org.nself.spi.CopyScope;

/** Opens the transaction in which a copy is made. */
final class Snapshots {

    /** How often tables may come and go between looking and locking. */
    private static final int ATTEMPTS = 5;

    private static final int LOCKS_AT_ONCE = 500;

    private final Connection connection;
    private final Policy policy;
    private final CopiedHistory history;
    private final TableReader tables;

    Snapshots(Connection connection, Policy policy, CopiedHistory history) {
        this.connection = connection;
        this.policy = policy;
        this.history = history;
        this.tables = new TableReader(connection, history);
    }

    /**
     * A snapshot alone does not keep tables from being emptied or changed by others, so all are locked first, and the
     * snapshot is taken behind the locks: what it sees of the catalog and of the tables is of one moment.
     */
    Snapshot open(CopyScope scope) throws SQLException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Set<String> locked = new HashSet<>(present(scope));
            CopySession.beginReading(connection, policy);
            if (lock(List.copyOf(locked))) {
                TableReader.Found found = tables.read(scope);
                if (locked.containsAll(found.names())) {
                    return new Snapshot(connection, scope, history.namespace(), history.tables(), found.tables());
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
        throw Refusals.restless();
    }

    /** In a transaction of its own, whose view of the database ends with it. */
    private List<String> present(CopyScope scope) throws SQLException {
        CopySession.beginReading(connection, policy);
        try {
            List<String> names = new ArrayList<>(tables.read(scope).names());
            names.addAll(historyTables());
            return names;
        } catch (SQLException failure) {
            throw refusal("the catalog", failure);
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private List<String> historyTables() throws SQLException {
        String query = "SELECT pg_catalog.quote_ident(?) || '.' || pg_catalog.quote_ident(t)"
                + " FROM pg_catalog.unnest(?::text[]) t WHERE pg_catalog.to_regclass(pg_catalog.quote_ident(?) || '.'"
                + " || pg_catalog.quote_ident(t)) IS NOT NULL";
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, history.namespace());
            statement.setArray(
                    2, connection.createArrayOf("text", history.tables().toArray()));
            statement.setString(3, history.namespace());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
        }
        return names;
    }

    /** Why something could not be read. How large a table is, say, nobody tells while another changes it. */
    BackupException refusal(String what, SQLException failure) throws SQLException {
        return Refusals.state(failure).equals(PassingState.LOCK_NOT_AVAILABLE)
                ? Refusals.locked(holders(), failure)
                : Refusals.reading(what, failure);
    }

    /** Whether all were still there. */
    private boolean lock(List<String> names) throws SQLException {
        try {
            for (int i = 0; i < names.size(); i += LOCKS_AT_ONCE) {
                List<String> some = names.subList(i, Math.min(names.size(), i + LOCKS_AT_ONCE));
                CopySession.execute(
                        connection, "LOCK TABLE ONLY " + String.join(", ONLY ", some) + " IN ACCESS SHARE MODE");
            }
            return true;
        } catch (SQLException failure) {
            return switch (Refusals.state(failure)) {
                case "42P01", "3F000", "42809" -> false;
                default -> throw refusal("a table", failure);
            };
        }
    }

    /** Which tables are locked so that nobody can read them. */
    private List<String> holders() throws SQLException {
        connection.rollback();
        String query = "SELECT l.relation::regclass::text || ', by process ' || l.pid FROM pg_catalog.pg_locks l"
                + " JOIN pg_catalog.pg_class c ON c.oid = l.relation AND c.relkind IN ('r', 'p')"
                + " WHERE l.mode = 'AccessExclusiveLock' AND l.granted AND l.database ="
                + " (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database()) ORDER BY 1";
        List<String> holders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                holders.add(row.getString(1));
            }
        }
        return holders;
    }
}
