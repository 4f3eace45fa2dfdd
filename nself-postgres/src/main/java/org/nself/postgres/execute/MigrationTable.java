package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Migration;
import org.nself.migration.Version;

/** The table that remembers which migrations were applied, beside the one that remembers schemas. */
final class MigrationTable {

    private final Connection connection;
    private final HistoryName name;
    private final String quoted;

    MigrationTable(Connection connection, HistoryName name) {
        this.connection = connection;
        this.name = name;
        this.quoted = name.quoted();
    }

    HistoryName name() {
        return name;
    }

    boolean exists() throws SQLException {
        return name.exists();
    }

    List<AppliedMigration> all() throws SQLException {
        String query = "SELECT number, version, name, checksum, complete, applied_at, duration_ms FROM " + quoted
                + " ORDER BY number";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<AppliedMigration> all = new ArrayList<>();
            while (row.next()) {
                all.add(new AppliedMigration(
                        row.getLong(1),
                        new Version(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        Duration.ofMillis(row.getLong(7))));
            }
            return all;
        }
    }

    void create() throws SQLException {
        name.createNamespace();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %s (
                        version bigint PRIMARY KEY,
                        number bigint GENERATED ALWAYS AS IDENTITY,
                        name text NOT NULL,
                        checksum text NOT NULL,
                        complete boolean NOT NULL,
                        duration_ms bigint NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                        applied_by text NOT NULL DEFAULT current_user
                    )""".formatted(quoted));
            statement.execute(
                    "COMMENT ON TABLE " + quoted
                            + " IS 'Which migrations nself applied, by version. Change it with nself db mark-applied and mark-pending.'");
        }
    }

    void add(Migration migration, String checksum, boolean complete, Duration duration) throws SQLException {
        String insert = "INSERT INTO " + quoted
                + " (version, name, checksum, complete, duration_ms) VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (version) DO UPDATE SET name = EXCLUDED.name, checksum = EXCLUDED.checksum,"
                + " complete = EXCLUDED.complete, duration_ms = EXCLUDED.duration_ms, applied_at = clock_timestamp()";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setLong(1, migration.version().number());
            statement.setString(2, migration.name());
            statement.setString(3, checksum);
            statement.setBoolean(4, complete);
            statement.setLong(5, duration.toMillis());
            statement.executeUpdate();
        }
    }

    void remove(Version version) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + quoted + " WHERE version = ?")) {
            statement.setLong(1, version.number());
            statement.executeUpdate();
        }
    }
}
