package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.nself.testkit.TestDatabases;

/** Who brings a database back to what it was; each has one of its own, with rows in five tables before each turn. */
final class CleanedDatabases implements AutoCloseable {

    private static final int TIMES = 10;

    private final Path directory;
    private final List<TestDatabase> databases = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Contestant> contestants = new ArrayList<>();
    private @Nullable Worker flyway;

    CleanedDatabases(Path directory) throws IOException, SQLException {
        this.directory = directory;
        Path schema = Files.writeString(directory.resolve("schema.dbml"), Schemas.ofTables(ResetSchema.TABLES));
        TestDatabases alike = TestDatabases.empty().schema(schema.toString());
        several("`DELETE` from five tables, found with `EXISTS` in each, the floor", deletion(kept(alike)));
        TestDatabase reset = kept(alike);
        several("nself, `reset()`", () -> timed(reset, reset::reset));
        TestDatabase altered = kept(alike);
        add("nself, `reset()` after a change of the schema: a new copy", () -> {
            ResetSchema.run(altered.dataSource(), "ALTER TABLE table_1 ADD COLUMN more int");
            return timed(altered, altered::reset);
        });
        add("`TRUNCATE` of all tables", truncation(kept(alike)));
        add("`DROP SCHEMA … CASCADE` and one script", recreation(kept(alike)));
        add("Flyway, `clean` and `migrate` of 100 files", flyway());
    }

    List<Contestant> contestants() {
        return contestants;
    }

    private void add(String name, Contestant.Work work) {
        contestants.add(Contestant.measured(name, work));
    }

    /**
     * What takes milliseconds is done several times a turn, as tests do it: the first time, everything that the session has in
     * memory of the catalog is gone, for the contestants before changed more of theirs than the server keeps account of.
     */
    private void several(String name, Contestant.Work work) {
        contestants.add(Contestant.measured(name, TIMES, work));
    }

    private TestDatabase kept(TestDatabases alike) {
        TestDatabase database = alike.create();
        databases.add(database);
        return database;
    }

    private Connection connection(TestDatabase database) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connections.add(connection);
        return connection;
    }

    private static double timed(TestDatabase database, Runnable work) {
        ResetSchema.dirty(database.dataSource());
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private Contestant.Work deletion(TestDatabase database) throws SQLException {
        Connection connection = connection(database);
        PreparedStatement probe = connection.prepareStatement(ResetSchema.tables().stream()
                .map(table -> "SELECT '" + table + "' WHERE EXISTS (SELECT FROM " + table + ")")
                .collect(Collectors.joining(" UNION ALL ")));
        return () -> timed(database, () -> {
            try (ResultSet dirty = probe.executeQuery();
                    Statement statement = connection.createStatement()) {
                StringBuilder script = new StringBuilder("BEGIN; SET LOCAL session_replication_role = replica;");
                while (dirty.next()) {
                    script.append("DELETE FROM ").append(dirty.getString(1)).append(';');
                }
                statement.execute(script.append("COMMIT").toString());
            } catch (SQLException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private Contestant.Work truncation(TestDatabase database) throws SQLException {
        Connection connection = connection(database);
        String script = "TRUNCATE " + String.join(", ", ResetSchema.tables()) + " RESTART IDENTITY";
        return () -> timed(database, () -> run(connection, script));
    }

    private Contestant.Work recreation(TestDatabase database) throws SQLException {
        Connection connection = connection(database);
        String script = "DROP SCHEMA public CASCADE; CREATE SCHEMA public; " + ResetSchema.script();
        return () -> timed(database, () -> run(connection, script));
    }

    private static void run(Connection connection, String script) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(script);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Contestant.Work flyway() throws IOException {
        Path files = Files.createDirectories(directory.resolve("flyway"));
        List<String> scripts = ResetSchema.scripts();
        for (int i = 0; i < scripts.size(); i++) {
            Files.writeString(files.resolve("V" + (i + 1) + "__part.sql"), scripts.get(i));
        }
        TestDatabase database = PostgresServer.shared().newDatabase();
        databases.add(database);
        return () -> {
            Worker worker = flyway;
            if (worker == null) {
                Worker.copy("FlywayReset.java", directory);
                worker = Worker.start(
                        directory,
                        Processes.java(
                                "FlywayReset.java",
                                List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"),
                                List.of()));
                flyway = worker;
                worker.ask(database.url() + " " + files);
            }
            ResetSchema.dirty(database.dataSource());
            return Double.parseDouble(worker.ask(database.url() + " " + files)[0]);
        };
    }

    @Override
    public void close() throws SQLException {
        if (flyway != null) {
            flyway.close();
        }
        for (Connection connection : connections) {
            connection.close();
        }
        databases.forEach(TestDatabase::close);
    }
}
