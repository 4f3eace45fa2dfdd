package org.nself.postgres.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.nself.spi.CopyScope;

/** A transaction that sees the database at one moment, with a lock on every table in scope that keeps its definition. */
final class Snapshot {

    private final Connection connection;
    private final CopyScope scope;
    private final String historyNamespace;
    private final List<String> historyTables;
    private final List<CopyTable> tables;

    Snapshot(
            Connection connection,
            CopyScope scope,
            String historyNamespace,
            List<String> historyTables,
            List<CopyTable> tables) {
        this.connection = connection;
        this.scope = scope;
        this.historyNamespace = historyNamespace;
        this.historyTables = List.copyOf(historyTables);
        this.tables = List.copyOf(tables);
    }

    /** Within its transaction. */
    Connection connection() {
        return connection;
    }

    CopyScope scope() {
        return scope;
    }

    /** Under which other connections can see the same, as long as this transaction lasts. */
    String export() throws SQLException {
        return text("SELECT pg_catalog.pg_export_snapshot()");
    }

    /** Empty for all but the server's own; not quoted. */
    Set<String> namespaces() {
        return scope.namespaces();
    }

    /** Where nself's history is, or would be; not quoted. */
    String historyNamespace() {
        return historyNamespace;
    }

    /** What the tables of nself's history are called, whether they are there or not; not quoted. */
    List<String> historyTables() {
        return historyTables;
    }

    /** All in scope that can have rows of their own, by name; those of the history are not among them. */
    List<CopyTable> tables() {
        return tables;
    }

    /** How many rows a table has in this snapshot, without those of tables that inherit from it. */
    long count(CopyTable table) throws SQLException {
        return Long.parseLong(text("SELECT pg_catalog.count(*) FROM ONLY " + table.name()));
    }

    private String text(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
