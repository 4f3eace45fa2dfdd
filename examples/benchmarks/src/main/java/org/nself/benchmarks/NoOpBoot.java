package org.nself.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A warm boot with nothing to do, and the floor beside it: to connect and ask one query. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NoOpBoot {

    private @Nullable TestDatabase database;
    private @Nullable Nself nself;

    /** For JMH. */
    public NoOpBoot() {}

    /** Brings a database in step with a schema of a hundred tables. */
    @Setup
    public void migrate() {
        TestDatabase created = PostgresServer.shared().newDatabase();
        Nself built = Nself.builder()
                .schema(SchemaSource.text(Schemas.ofTables(100)))
                .dataSource(created.dataSource())
                .build();
        built.migrate();
        database = created;
        nself = built;
    }

    /** Drops the database. */
    @TearDown
    public void drop() {
        if (database != null) {
            database.close();
        }
    }

    /** What is measured. */
    @Benchmark
    public MigrationReport boot() {
        if (nself == null) {
            throw new IllegalStateException("not set up");
        }
        return nself.migrate();
    }

    /** The floor. */
    @Benchmark
    public boolean connectAndSelect() throws SQLException {
        if (database == null) {
            throw new IllegalStateException("not set up");
        }
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            return statement.executeQuery("SELECT 1").next();
        }
    }
}
