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
import java.sql.Savepoint;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalog queries, which lie beside this class as files, over the namespaces that were asked for. */
final class Queries {

    private static final Pattern SINCE = Pattern.compile("/\\*(-?)(\\d+)\\*/");

    /** What happens with each row. */
    @FunctionalInterface
    interface Rows {
        void accept(ResultSet row) throws SQLException;
    }

    /** What is done between two moments. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    private final Connection connection;
    private final Set<String> namespaces;
    private final int version;
    private final boolean locks;

    /** @param locks whether the server may be asked what it looks up under a lock on the table, if only for a moment */
    Queries(Connection connection, Set<String> namespaces, boolean locks) throws SQLException {
        this.connection = connection;
        this.locks = locks;
        this.namespaces = namespaces;
        this.version = connection.getMetaData().getDatabaseMajorVersion();
    }

    /** The major version of the server. */
    int version() {
        return version;
    }

    boolean locks() {
        return locks;
    }

    void run(String file, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text(file))) {
            statement.setArray(1, connection.createArrayOf("text", namespaces.toArray()));
            each(statement, rows);
        }
    }

    /** Runs a query about objects that another query found, with one array a parameter. */
    void run(String file, List<? extends List<? extends Number>> parameters, Rows rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text(file))) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setArray(
                        i + 1,
                        connection.createArrayOf("bigint", parameters.get(i).toArray()));
            }
            each(statement, rows);
        }
    }

    private static void each(PreparedStatement statement, Rows rows) throws SQLException {
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                rows.accept(row);
            }
        }
    }

    /** Runs what takes locks only for a moment: they are given back when it ends. */
    void releasing(Work work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        work.run();
        connection.rollback(before);
        connection.releaseSavepoint(before);
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /**
     * The query for a server of this version: a line that begins with {@code /*15*}{@code /} is for 15 and later, one with
     * {@code /*-15*}{@code /} for those before; {@code /*locks*}{@code /} and {@code /*-locks*}{@code /} likewise.
     */
    private String text(String file) {
        return resource(file)
                .lines()
                .filter(line -> !line.startsWith(locks ? "/*-locks*/" : "/*locks*/"))
                .filter(line -> {
                    Matcher since = SINCE.matcher(line);
                    return !since.lookingAt()
                            || since.group(1).isEmpty() == (version >= Integer.parseInt(since.group(2)));
                })
                .collect(Collectors.joining("\n"));
    }

    private static String resource(String file) {
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
