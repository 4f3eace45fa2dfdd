package org.nself.postgres.adopt;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.nself.MigrationRefusedException;

/**
 * A table of another tool.
 *
 * @param name as SQL has it: the server put it in quotes where needed
 * @param columns their types, by name
 */
record ToolTable(String name, Map<String, String> columns) {

    private static final String FIND = """
            SELECT t.name, a.attname, format_type(a.atttypid, NULL)
            FROM (SELECT to_regclass(CASE WHEN ? = '' THEN '' ELSE quote_ident(?) || '.' END || quote_ident(?)) AS name) t
            LEFT JOIN pg_attribute a ON a.attrelid = t.name AND a.attnum > 0 AND NOT a.attisdropped
            WHERE t.name IS NOT NULL""";

    /** @param name {@code namespace.table}, or a table that the search path leads to */
    static Optional<ToolTable> find(Connection connection, String name) throws SQLException {
        int dot = name.indexOf('.');
        String namespace = dot < 0 ? "" : name.substring(0, dot);
        try (PreparedStatement statement = connection.prepareStatement(FIND)) {
            statement.setString(1, namespace);
            statement.setString(2, namespace);
            statement.setString(3, name.substring(dot + 1));
            try (ResultSet row = statement.executeQuery()) {
                Optional<String> found = Optional.empty();
                Map<String, String> columns = new TreeMap<>();
                while (row.next()) {
                    found = Optional.of(row.getString(1));
                    columns.put(String.valueOf(row.getString(2)), String.valueOf(row.getString(3)));
                }
                return found.map(quoted -> new ToolTable(quoted, columns));
            }
        }
    }

    /** The table of a tool that says it was here. */
    static ToolTable require(Connection connection, String tool, String name) throws SQLException {
        return find(connection, name)
                .orElseThrow(() -> new MigrationRefusedException(
                        "NS3121",
                        List.of(),
                        tool + " has no history here: there is no table " + name,
                        "say where it is: nself.baseline().from(…).table(\"namespace.table\")"));
    }

    /** Another tool may have a table of the same name. */
    void requireColumns(String tool, Map<String, String> expected) {
        expected.forEach((column, type) -> {
            if (!type.equals(columns.get(column))) {
                throw stranger(
                        tool,
                        "its column " + column + " is "
                                + Optional.ofNullable(columns.get(column)).orElse("not there") + ", not " + type);
            }
        });
    }

    MigrationRefusedException stranger(String tool, String why) {
        return new MigrationRefusedException(
                "NS3123",
                List.of(),
                name + " is not the history of " + tool + ": " + why,
                "name the tool that made it, or count by version: nself.baseline(20250806143000L)");
    }
}
