package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The name of a table of the history: as people write it, and as SQL has it. */
final class HistoryName {

    private final Connection connection;
    private final String name;
    private final String namespace;
    private final String table;
    private final String quoted;

    /** Takes {@code namespace.table}, or a table in {@code public}. */
    HistoryName(Connection connection, String name) throws SQLException {
        this.connection = connection;
        this.name = name;
        int dot = name.indexOf('.');
        this.namespace = dot < 0 ? "public" : name.substring(0, dot);
        this.table = name.substring(dot + 1);
        this.quoted = Quoted.identifier(namespace) + "." + Quoted.identifier(table);
    }

    String namespace() {
        return namespace;
    }

    /** Without the namespace. */
    String table() {
        return table;
    }

    /** As SQL has it. */
    String quoted() {
        return quoted;
    }

    /** Whether there is such a table; asks without failing, so that a transaction survives the answer. */
    boolean exists() throws SQLException {
        return asks("SELECT to_regclass(?) IS NOT NULL", quoted);
    }

    /** CREATE SCHEMA IF NOT EXISTS asks for the right to create one even when it is there. */
    void createNamespace() throws SQLException {
        if (!asks("SELECT to_regnamespace(?) IS NOT NULL", Quoted.identifier(namespace))) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + Quoted.identifier(namespace));
            }
        }
    }

    private boolean asks(String query, String parameter) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
