package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.nself.postgres.script.Trace;

/**
 * Tells whether a statement took effect that was cut off, and clears away what it left half done. Outside a transaction.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createindex.html#SQL-CREATEINDEX-CONCURRENTLY">PostgreSQL:
 *     Building Indexes Concurrently</a>
 */
final class Probe {

    private static final String INDEX = """
            SELECT i.indisvalid, pg_catalog.format('DROP INDEX CONCURRENTLY %I.%I', n.nspname, c.relname)
            FROM pg_catalog.pg_index i
            JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE i.indrelid = pg_catalog.to_regclass(?) AND c.relname = (pg_catalog.parse_ident(?))[1]""";

    private static final String PENDING = """
            SELECT h.inhdetachpending,
                pg_catalog.format('ALTER TABLE %s DETACH PARTITION %s FINALIZE', h.inhparent::regclass, h.inhrelid::regclass)
            FROM pg_catalog.pg_inherits h
            WHERE h.inhparent = pg_catalog.to_regclass(?) AND h.inhrelid = pg_catalog.to_regclass(?)""";

    private final Connection connection;

    Probe(Connection connection) {
        this.connection = connection;
    }

    /** What is said of an object, and the statement that clears it away. */
    private record Found(boolean flag, String statement) {}

    /** One that is there and not valid is dropped. */
    boolean isCreated(Trace.CreatesIndex created) throws SQLException {
        for (Found index : find(INDEX, created.table(), created.index())) {
            if (index.flag()) {
                return true;
            }
            execute(index.statement());
        }
        return false;
    }

    /** One that is there still, perhaps not valid any more, is dropped by the same statement again. */
    boolean isDropped(Trace.DropsIndex dropped) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT pg_catalog.to_regclass(?) IS NULL")) {
            statement.setString(1, dropped.index());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** One that is on its way out is brought to the end of it. */
    boolean isDetached(Trace.Detaches detached) throws SQLException {
        for (Found partition : find(PENDING, detached.table(), detached.partition())) {
            if (!partition.flag()) {
                return false;
            }
            execute(partition.statement());
        }
        return true;
    }

    private List<Found> find(String query, String first, String second) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, first);
            statement.setString(2, second);
            try (ResultSet row = statement.executeQuery()) {
                List<Found> found = new ArrayList<>();
                while (row.next()) {
                    found.add(new Found(row.getBoolean(1), row.getString(2)));
                }
                return found;
            }
        }
    }

    /** The server wrote it, and quoted the names in it. */
    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
