package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.HistoryHead;
import org.nself.migration.Migration;
import org.nself.migration.Progress;
import org.nself.migration.Version;
import org.nself.postgres.script.PlainSql;
import org.nself.spi.ScriptReading;

/** The table that remembers which migrations were applied, beside the one that remembers schemas. */
final class MigrationTable {

    private static final String COLUMNS =
            "number, version, name, checksum, array_to_string(digests, ' '), going, going_checksum, done, begun, "
                    + Moment.column("applied_at") + ", duration_ms";

    private final Connection connection;
    private final HistoryName name;
    private final String quoted;
    private boolean isThere;

    MigrationTable(Connection connection, HistoryName name) {
        this.connection = connection;
        this.name = name;
        this.quoted = name.quoted();
    }

    HistoryName name() {
        return name;
    }

    /** Asked until there is one: nobody drops it meanwhile, but who rolls back that it was made asks another object. */
    boolean exists() throws SQLException {
        if (!isThere) {
            isThere = name.exists();
        }
        return isThere;
    }

    /** As {@link #all()}; none when there is no table. Outside a transaction, which the question would end. */
    List<AppliedMigration> allOrNone() throws SQLException {
        try {
            List<AppliedMigration> all = all();
            isThere = true;
            return all;
        } catch (SQLException failure) {
            if (!isThere && Failures.isMissingTable(failure)) {
                return List.of();
            }
            throw failure;
        }
    }

    private List<AppliedMigration> all() throws SQLException {
        String query = "SELECT " + COLUMNS + " FROM " + quoted + " ORDER BY number";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return rows(row);
        }
    }

    /** Outside a transaction, which the question would end when there is no table. */
    Optional<HistoryHead> head() throws SQLException {
        // One pass over the rows and one of them: a boot asks this of a new session, which pays for all that it uses
        // first.
        String query = "SELECT " + COLUMNS + ", versions, interrupted FROM " + quoted
                + " JOIN (SELECT string_agg(version::text, ',' ORDER BY version) AS versions,"
                + " count(going) > 0 AS interrupted, max(number) AS newest FROM " + quoted
                + ") AS every ON number = newest";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            isThere = true;
            return row.next()
                    ? Optional.of(new HistoryHead(row(row), row.getString(12), row.getBoolean(13)))
                    : Optional.empty();
        } catch (SQLException failure) {
            if (!isThere && Failures.isMissingTable(failure)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    Optional<AppliedMigration> find(Version version) throws SQLException {
        return find(version, "");
    }

    /**
     * As {@link #find}, once whoever else writes that row is done: the server may still be committing what a killed process
     * sent last.
     */
    Optional<AppliedMigration> settled(Version version) throws SQLException {
        return find(version, " FOR UPDATE");
    }

    /** Whether there is a row, to be asked along with another question; empty while nobody knows whether there is a table. */
    Optional<String> isIn(Version version) {
        return isThere
                ? Optional.of("SELECT true FROM " + quoted + " WHERE version = " + version.number())
                : Optional.empty();
    }

    private Optional<AppliedMigration> find(Version version, String suffix) throws SQLException {
        String query = "SELECT " + COLUMNS + " FROM " + quoted + " WHERE version = ?" + suffix;
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setLong(1, version.number());
            try (ResultSet row = statement.executeQuery()) {
                return rows(row).stream().findFirst();
            }
        }
    }

    private static List<AppliedMigration> rows(ResultSet row) throws SQLException {
        List<AppliedMigration> all = new ArrayList<>();
        while (row.next()) {
            all.add(row(row));
        }
        return all;
    }

    private static AppliedMigration row(ResultSet row) throws SQLException {
        return new AppliedMigration(
                row.getLong(1),
                new Version(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                digests(row.getString(5)),
                progress(row),
                Moment.of(row.getLong(10)),
                Duration.ofMillis(row.getLong(11)));
    }

    private static List<String> digests(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" "));
    }

    private static Optional<Progress> progress(ResultSet row) throws SQLException {
        String going = row.getString(6);
        return going == null
                ? Optional.empty()
                : Optional.of(new Progress(
                        Direction.valueOf(going.toUpperCase(Locale.ROOT)),
                        row.getString(7),
                        row.getInt(8),
                        row.getBoolean(9)));
    }

    /** Until the transaction is rolled back, it is there. */
    void create() throws SQLException {
        name.createNamespace();
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE %1$s (
                        version bigint PRIMARY KEY,
                        number bigint GENERATED ALWAYS AS IDENTITY,
                        name text NOT NULL,
                        checksum text NOT NULL,
                        digests text[] NOT NULL,
                        going text CHECK (going IN ('up', 'down')),
                        going_checksum text,
                        done integer NOT NULL DEFAULT 0,
                        begun boolean NOT NULL DEFAULT false,
                        duration_ms bigint NOT NULL,
                        applied_at timestamptz NOT NULL DEFAULT clock_timestamp(),
                        applied_by text NOT NULL DEFAULT current_user
                    );
                    COMMENT ON TABLE %1$s IS
                        'Which migrations nself applied, by version. Change it with nself db mark-applied and mark-pending.'
                    """.formatted(quoted));
        }
        isThere = true;
    }

    /** A row of a migration that was run to its end. */
    void add(Migration migration, Optional<ScriptReading> up, Duration duration) throws SQLException {
        execute(row(migration, up, duration));
    }

    /** A row of a migration whose way up is about to begin. */
    void begin(Migration migration, ScriptReading up) throws SQLException {
        execute(row(
                migration,
                Optional.of(up),
                Optional.of(Progress.atBeginning(Direction.UP, up.checksum())),
                Duration.ZERO));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            PlainSql.execute(statement, sql);
        }
    }

    /** What {@link #add} executes. */
    String row(Migration migration, Optional<ScriptReading> up, Duration duration) throws SQLException {
        return row(migration, up, Optional.empty(), duration);
    }

    private String row(Migration migration, Optional<ScriptReading> up, Optional<Progress> progress, Duration duration)
            throws SQLException {
        String digests = String.join(" ", up.map(ScriptReading::digests).orElse(List.of()));
        List<String> values = List.of(
                String.valueOf(migration.version().number()),
                literal(migration.name()),
                literal(up.map(ScriptReading::checksum).orElse("")),
                "string_to_array(" + literal(digests) + ", ' ')",
                progress.isPresent() ? literal(going(progress.get())) : "NULL",
                progress.isPresent() ? literal(progress.get().checksum()) : "NULL",
                String.valueOf(duration.toMillis()));
        return "INSERT INTO " + quoted
                + " (version, name, checksum, digests, going, going_checksum, duration_ms) VALUES ("
                + String.join(", ", values)
                + ") ON CONFLICT (version) DO UPDATE SET name = EXCLUDED.name, checksum = EXCLUDED.checksum,"
                + " digests = EXCLUDED.digests, going = EXCLUDED.going, going_checksum = EXCLUDED.going_checksum,"
                + " done = 0, begun = false, duration_ms = EXCLUDED.duration_ms, applied_at = clock_timestamp()";
    }

    private String literal(String text) throws SQLException {
        return Quoted.literal(connection, text);
    }

    private static String going(Progress progress) {
        return progress.direction().name().toLowerCase(Locale.ROOT);
    }

    /** How far the migration came that runs. */
    void progress(Version version, Progress progress) throws SQLException {
        String update =
                "UPDATE " + quoted + " SET going = ?, going_checksum = ?, done = ?, begun = ? WHERE version = ?";
        try (PreparedStatement statement = connection.prepareStatement(update)) {
            statement.setString(1, going(progress));
            statement.setString(2, progress.checksum());
            statement.setInt(3, progress.done());
            statement.setBoolean(4, progress.begun());
            statement.setLong(5, version.number());
            statement.executeUpdate();
        }
    }

    /** It is applied, though its way back was begun. */
    void finish(Version version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("UPDATE " + quoted
                + " SET going = NULL, going_checksum = NULL, done = 0, begun = false WHERE version = ?")) {
            statement.setLong(1, version.number());
            statement.executeUpdate();
        }
    }

    /** The file as it is now is what was applied. */
    void correct(Migration migration, ScriptReading up) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE " + quoted + " SET name = ?, checksum = ?, digests = ? WHERE version = ?")) {
            statement.setString(1, migration.name());
            statement.setString(2, up.checksum());
            statement.setArray(3, connection.createArrayOf("text", up.digests().toArray()));
            statement.setLong(4, migration.version().number());
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
