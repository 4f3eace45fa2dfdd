package org.nself.postgres.execute;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.SourceFile;
import org.nself.spi.HistoryEntry;

/**
 * The table that remembers what was applied. Plain JDBC and nothing else, for it is all that a boot with nothing to do
 * needs.
 */
final class HistoryTable {

    private static final String UNDEFINED_TABLE = "42P01";

    private static final String COLUMNS =
            "id, sources, hashes, namespaces, fingerprint, steps, " + Moment.column("applied_at");

    private final Connection connection;
    private final HistoryName name;
    private final String quoted;

    HistoryTable(Connection connection, HistoryName name) {
        this.connection = connection;
        this.name = name;
        this.quoted = name.quoted();
    }

    HistoryName name() {
        return name;
    }

    /** One query outside a transaction; that the table is missing is an answer too. */
    Optional<HistoryEntry> latest() throws SQLException {
        try {
            return first("SELECT " + COLUMNS + " FROM " + quoted + " ORDER BY id DESC LIMIT 1");
        } catch (SQLException failure) {
            if (Failures.state(failure).equals(UNDEFINED_TABLE)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    boolean exists() throws SQLException {
        return name.exists();
    }

    Optional<HistoryEntry> find(List<String> hashes) throws SQLException {
        String query = "SELECT " + COLUMNS + " FROM " + quoted + " WHERE hashes = ? ORDER BY id DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setArray(1, array(hashes));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(entry(row)) : Optional.empty();
            }
        }
    }

    List<SourceFile> lastSources() throws SQLException {
        String query = "SELECT sources, texts FROM " + quoted + " ORDER BY id DESC LIMIT 1";
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            List<SourceFile> files = new ArrayList<>();
            if (row.next()) {
                List<String> names = strings(row.getArray(1));
                List<String> texts = strings(row.getArray(2));
                for (int i = 0; i < names.size(); i++) {
                    files.add(new SourceFile(names.get(i), texts.get(i)));
                }
            }
            return files;
        }
    }

    void create() throws SQLException {
        name.createNamespace();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %s (
                        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                        sources text[] NOT NULL,
                        hashes text[] NOT NULL,
                        texts text[] NOT NULL,
                        namespaces text[] NOT NULL,
                        fingerprint text NOT NULL,
                        steps integer NOT NULL,
                        duration_ms bigint NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                        applied_by text NOT NULL DEFAULT current_user
                    )""".formatted(quoted));
            statement.execute("COMMENT ON TABLE " + quoted
                    + " IS 'What nself applied, newest last. nself reads it at every boot; do not edit it.'");
        }
    }

    HistoryEntry add(List<SourceFile> sources, Set<String> namespaces, String fingerprint, int steps, Duration duration)
            throws SQLException {
        String insert = "INSERT INTO " + quoted
                + " (sources, hashes, texts, namespaces, fingerprint, steps, duration_ms) VALUES (?, ?, ?, ?, ?, ?, ?)"
                + " RETURNING " + COLUMNS;
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setArray(1, array(sources.stream().map(SourceFile::name).toList()));
            statement.setArray(2, array(sources.stream().map(SourceFile::hash).toList()));
            statement.setArray(3, array(sources.stream().map(SourceFile::text).toList()));
            statement.setArray(4, array(List.copyOf(namespaces)));
            statement.setString(5, fingerprint);
            statement.setInt(6, steps);
            statement.setLong(7, duration.toMillis());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return entry(row);
            }
        }
    }

    private Optional<HistoryEntry> first(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? Optional.of(entry(row)) : Optional.empty();
        }
    }

    private static HistoryEntry entry(ResultSet row) throws SQLException {
        return new HistoryEntry(
                row.getLong(1),
                strings(row.getArray(2)),
                strings(row.getArray(3)),
                strings(row.getArray(4)),
                row.getString(5),
                row.getInt(6),
                Moment.of(row.getLong(7)));
    }

    private Array array(List<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
