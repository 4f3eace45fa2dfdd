package org.nself.postgres.backup.definition;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.structure.StructureReader;
import org.nself.spi.Structure;

/** Makes a database anew from what was read of another. */
final class Copies {

    static final List<String> HISTORY = List.of("history");

    private Copies() {}

    static Definitions definitions(TestDatabase database, String... namespaces) throws SQLException {
        try (Connection connection = open(database)) {
            return new DefinitionReader(connection, Set.of(namespaces), "nself", HISTORY).read();
        }
    }

    static Structure structure(TestDatabase database) throws SQLException {
        try (Connection connection = open(database)) {
            return new StructureReader(connection, "nself", HISTORY).read();
        }
    }

    /** The rows are those that statements put there when the time has come. */
    static void run(Definitions definitions, TestDatabase database, String... rows) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL check_function_bodies = off; SET LOCAL search_path = ''");
            runAll(definitions, Phase.BEFORE_ROWS, statement);
            for (String sql : rows) {
                statement.execute(sql);
            }
            runAll(definitions, Phase.AFTER_ROWS, statement);
            connection.commit();
        }
    }

    static void execute(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void runAll(Definitions definitions, Phase phase, Statement statement) {
        for (Definition definition : definitions.statements()) {
            if (definition.phase() == phase) {
                try {
                    statement.execute(definition.sql());
                } catch (SQLException failure) {
                    throw new IllegalStateException(definition.toString(), failure);
                }
            }
        }
    }

    private static Connection open(TestDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = ''");
        }
        return connection;
    }
}
