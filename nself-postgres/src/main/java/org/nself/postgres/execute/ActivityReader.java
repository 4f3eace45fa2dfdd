package org.nself.postgres.execute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.nself.plan.TableSize;
import org.nself.postgres.script.Script;
import org.nself.schema.SourceFile;
import org.nself.spi.Activity;

/**
 * Looks at who is connected, and how large the tables are that files name.
 *
 * @see <a href="https://www.postgresql.org/docs/current/monitoring-stats.html">PostgreSQL: pg_stat_activity</a>
 */
final class ActivityReader {

    private static final String SESSIONS = """
            SELECT count(*), CAST(extract(epoch FROM max(clock_timestamp() - xact_start)) * 1000 AS bigint)
            FROM pg_catalog.pg_stat_activity
            WHERE datname = pg_catalog.current_database() AND pid <> pg_catalog.pg_backend_pid()
            AND backend_type = 'client backend'""";

    /** The server's estimate is negative, or zero for a table with rows, until it has looked. */
    private static final String TABLES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), pg_catalog.pg_table_size(c.oid),
                CASE WHEN c.reltuples > 0 THEN CAST(c.reltuples AS bigint) ELSE -1 END
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'm', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
            AND n.nspname NOT LIKE 'pg\\_t%' AND c.relname = ANY (?)""";

    private ActivityReader() {}

    static Activity read(Connection connection, List<SourceFile> scripts) throws SQLException {
        Set<String> names = new TreeSet<>();
        scripts.forEach(script -> names.addAll(Script.words(script)));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            row.next();
            int sessions = row.getInt(1);
            long open = row.getLong(2);
            Optional<Duration> longest = row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(open));
            return new Activity(sessions, longest, tables(connection, names));
        }
    }

    private static Map<String, TableSize> tables(Connection connection, Set<String> names) throws SQLException {
        Map<String, TableSize> tables = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(TABLES)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long rows = row.getLong(3);
                    tables.put(
                            row.getString(1),
                            new TableSize(rows < 0 ? OptionalLong.empty() : OptionalLong.of(rows), row.getLong(2)));
                }
            }
        }
        return tables;
    }
}
