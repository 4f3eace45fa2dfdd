package org.nself.postgres.boot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.nself.postgres.TestDatabase;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.BaseStatement;
import org.postgresql.core.CachedQuery;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.core.SqlCommand;

/**
 * Runs a directory of migrations by the rules of the Hasura CLI (configuration version 3, with a transaction a migration)
 * and shares no code with nself: how folders are read, in which order, what is one run, and where the state goes.
 */
final class HasuraStandIn {

    /** Matched against {@code <folder>.<file>}. */
    private static final Pattern FILE = Pattern.compile("([0-9]+)_(.*)\\.(down|up)\\.(sql)", Pattern.DOTALL);

    private static final String NO_TRANSACTION = "-- hasura:no-transaction";

    /** What Hasura says when it cannot go on. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    private final Path directory;
    private final TestDatabase database;
    private final TestDatabase metadata;

    /** Makes the tables that Hasura's server has in its metadata database. */
    HasuraStandIn(Path directory, TestDatabase database, TestDatabase metadata) {
        this.directory = directory;
        this.database = database;
        this.metadata = metadata;
        metadata.execute("""
                CREATE SCHEMA IF NOT EXISTS hdb_catalog;
                CREATE TABLE IF NOT EXISTS hdb_catalog.hdb_version (
                    hasura_uuid uuid PRIMARY KEY DEFAULT gen_random_uuid(), version text NOT NULL,
                    upgraded_on timestamptz NOT NULL DEFAULT now(), cli_state jsonb NOT NULL DEFAULT '{}',
                    console_state jsonb NOT NULL DEFAULT '{}');
                INSERT INTO hdb_catalog.hdb_version (version, cli_state)
                SELECT '48', '{"settings": {"migration_mode": "true"}, "isStateCopyCompleted": true}'
                WHERE NOT EXISTS (SELECT 1 FROM hdb_catalog.hdb_version)""");
    }

    /** Every version that is on disk and not in the state, those before the last applied one too. */
    void up(int limit) {
        NavigableMap<Long, Map<String, String>> files = files();
        NavigableSet<Long> applied = applied();
        files.keySet().stream()
                .filter(version -> !applied.contains(version))
                .limit(limit)
                .forEach(version -> {
                    run(file(files, version, "up"));
                    state("jsonb_set(CASE WHEN cli_state #> '{migrations,default}' IS NULL THEN cli_state"
                            + " || '{\"migrations\": {\"default\": {}}}' ELSE cli_state END,"
                            + " '{migrations,default," + version + "}', 'false')");
                });
    }

    /** The greatest version in the state, whenever it was applied. */
    void down(int limit) {
        NavigableMap<Long, Map<String, String>> files = files();
        for (int count = 0; count < limit; count++) {
            Long last = applied().last();
            run(file(files, last, "down"));
            state("cli_state #- '{migrations,default," + last + "}'");
        }
    }

    /** What is in the state. */
    NavigableSet<Long> applied() {
        NavigableSet<Long> versions = new TreeSet<>();
        metadata.query("SELECT jsonb_object_keys(cli_state #> '{migrations,default}') FROM hdb_catalog.hdb_version")
                .forEach(row -> versions.add(Long.valueOf(row.getFirst())));
        return versions;
    }

    private static String file(NavigableMap<Long, Map<String, String>> files, Long version, String direction) {
        String text = files.getOrDefault(version, Map.of()).get(direction);
        if (text == null) {
            throw new Refused(version + " " + direction + " migration not found");
        }
        return text;
    }

    /** By number; a file without a byte is none, and a version that is there twice stops everything. */
    private NavigableMap<Long, Map<String, String>> files() {
        NavigableMap<Long, Map<String, String>> all = new TreeMap<>();
        for (Path folder : list(directory)) {
            for (Path file : Files.isDirectory(folder) ? list(folder) : List.<Path>of()) {
                Matcher parts = FILE.matcher(folder.getFileName() + "." + file.getFileName());
                String text = parts.matches() ? read(file) : "";
                if (!text.isEmpty()) {
                    Long version = Long.valueOf(parts.group(1));
                    String before = all.computeIfAbsent(version, number -> new TreeMap<>())
                            .put(parts.group(3), text);
                    if (before != null) {
                        throw new Refused("found duplicate migrations for version " + version);
                    }
                }
            }
        }
        return all;
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One message with the whole text, in a transaction unless the first line says otherwise. */
    private void run(String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("--"))) {
            throw new Refused("EmptyQuery");
        }
        boolean transaction = !text.lines().findFirst().orElse("").strip().equals(NO_TRANSACTION);
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(!transaction);
            send(connection, statement, text);
            if (transaction) {
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new Refused(String.valueOf(failure.getMessage()));
        }
    }

    private static void send(Connection connection, Statement statement, String text) throws SQLException {
        QueryExecutor executor = connection.unwrap(BaseConnection.class).getQueryExecutor();
        Query query = executor.wrap(List.of(new NativeQuery(text, SqlCommand.BLANK)));
        statement
                .unwrap(BaseStatement.class)
                .executeWithFlags(new CachedQuery(text, query, false), QueryExecutor.QUERY_EXECUTE_AS_SIMPLE);
    }

    private void state(String expression) {
        try (Connection connection = metadata.dataSource().getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE hdb_catalog.hdb_version SET cli_state = " + expression)) {
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
