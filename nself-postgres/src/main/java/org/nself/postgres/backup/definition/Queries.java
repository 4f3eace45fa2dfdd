package org.nself.postgres.backup.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the queries that lie beside this class as files; all begin with the same prelude, which says what is in scope. */
final class Queries {

    /** What stands before a line that only a server of this version or a later one understands. */
    private static final Pattern SINCE = Pattern.compile("/\\*(\\d+)\\*/");

    /** Makes something of a row. */
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final String historyNamespace;
    private final List<String> historyTables;
    private final Set<String> namespaces;

    Queries(Connection connection, Set<String> namespaces, String historyNamespace, List<String> historyTables) {
        this.connection = connection;
        this.namespaces = Set.copyOf(namespaces);
        this.historyNamespace = historyNamespace;
        this.historyTables = List.copyOf(historyTables);
    }

    <T> List<T> run(String query, Row<T> reading) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        List<T> results = new ArrayList<>();
        try (PreparedStatement statement =
                connection.prepareStatement(text("prelude") + forVersion(text(query), version))) {
            statement.setString(1, historyNamespace);
            statement.setArray(2, connection.createArrayOf("text", historyTables.toArray()));
            statement.setArray(3, connection.createArrayOf("text", namespaces.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    results.add(reading.of(row));
                }
            }
        }
        return results;
    }

    static List<String> texts(ResultSet row, int column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static String forVersion(String query, int version) {
        return query.lines()
                .filter(line -> {
                    Matcher since = SINCE.matcher(line);
                    return !since.lookingAt() || version >= Integer.parseInt(since.group(1));
                })
                .collect(Collectors.joining("\n"));
    }

    private static String text(String query) {
        try (@Nullable InputStream stream = Queries.class.getResourceAsStream(query + ".sql")) {
            if (stream == null) {
                throw new IllegalStateException("the query " + query + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
