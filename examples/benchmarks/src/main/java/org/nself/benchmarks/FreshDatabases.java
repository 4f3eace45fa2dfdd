package org.nself.benchmarks;

import io.zonky.test.db.postgres.embedded.PreparedDbProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.nself.testkit.TestDatabases;
import org.postgresql.ds.PGSimpleDataSource;

/** Who makes a new database with the tables in it. */
final class FreshDatabases implements AutoCloseable {

    private static final String BARE = "bare_copy";
    private static final String AHEAD = "nself.test.ahead";

    private final Connection maintenance;
    private final TestDatabase template;
    private final TestDatabases ready;
    private final PreparedDbProvider zonky;
    private final List<Contestant> contestants;

    FreshDatabases(Path directory) throws IOException, SQLException {
        Path schema = Files.writeString(directory.resolve("schema.dbml"), Schemas.ofTables(ResetSchema.TABLES));
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PostgresServer.shared().url());
        maintenance = source.getConnection();
        template = PostgresServer.shared().newDatabase();
        ResetSchema.create(template.dataSource());
        ready = TestDatabases.empty().schema(schema.toString());
        System.setProperty(AHEAD, "0");
        ready.create().close();
        zonky = PreparedDbProvider.forPreparer(ResetSchema::create);
        contestants = List.of(
                Contestant.measured("bare `CREATE DATABASE … TEMPLATE … STRATEGY file_copy`, the floor", this::bare),
                Contestant.measured("nself, `TestDatabases.create()`, none made ahead", this::create),
                Contestant.measured("nself, `TestDatabases.create()`, made ahead", this::createReady),
                Contestant.measured("zonky, `PreparedDbProvider`", this::prepared));
    }

    List<Contestant> contestants() {
        return contestants;
    }

    private double bare() throws IOException {
        try (Statement statement = maintenance.createStatement()) {
            long start = System.nanoTime();
            statement.execute("CREATE DATABASE " + BARE + " TEMPLATE \"" + template + "\" STRATEGY file_copy");
            double seconds = (System.nanoTime() - start) / 1e9;
            statement.execute("DROP DATABASE " + BARE);
            return seconds;
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    private double create() {
        long start = System.nanoTime();
        TestDatabase database = ready.create();
        double seconds = (System.nanoTime() - start) / 1e9;
        database.close();
        return seconds;
    }

    /** One is made now, ahead of the one that is asked for. */
    private double createReady() {
        System.setProperty(AHEAD, "1");
        ready.create().close();
        waitForCopies();
        System.setProperty(AHEAD, "0");
        return create();
    }

    /** Before the time counts: a copy is made in the background, and nobody tells when it is there. */
    private static void waitForCopies() {
        try {
            Thread.sleep(2_000);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        }
    }

    private double prepared() throws IOException {
        try {
            long start = System.nanoTime();
            zonky.createDataSource();
            return (System.nanoTime() - start) / 1e9;
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        maintenance.close();
        template.close();
    }
}
