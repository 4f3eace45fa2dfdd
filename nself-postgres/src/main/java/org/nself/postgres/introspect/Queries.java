package org.nself.postgres.introspect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The catalog queries, which lie beside this class as files, over the namespaces that were asked for. */
final class Queries {

    /** What happens with each row. */
    @FunctionalInterface
    interface Rows {
        void accept(ResultSet row) throws SQLException;
    }

    private final Connection connection;
    private final Set<String> namespaces;

    Queries(Connection connection, Set<String> namespaces) {
        this.connection = connection;
        this.namespaces = namespaces;
    }

    void run(String file, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text(file))) {
            statement.setArray(1, connection.createArrayOf("text", namespaces.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.accept(row);
                }
            }
        }
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    private static String text(String file) {
        try (@Nullable InputStream stream = Queries.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the query " + file + " is missing from the jar");
            }
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
