package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.nself.Nself;

/**
 * What applies migrations.
 *
 * @param apply applies all to an empty database
 * @param boots the ways to boot when all were applied
 */
record MigrationTool(String name, Act apply, List<Boot> boots) {

    /** Something done to a database, and the seconds that it took. */
    @FunctionalInterface
    interface Act {
        double seconds(DatabaseAddress database) throws IOException, InterruptedException;
    }

    /**
     * A boot with nothing to do.
     *
     * @param prepare is not measured
     */
    record Boot(String name, Act prepare, Act run) {}

    static MigrationTool floor(MigrationFiles files) {
        String name = "bare JDBC, the floor";
        Act apply = database -> seconds(() -> BareMigrations.apply(database.dataSource(), files.flat()));
        Act boot = database -> seconds(() -> BareMigrations.boot(database.dataSource()));
        return new MigrationTool(name, apply, List.of(new Boot(name, database -> 0, boot)));
    }

    /** Boots with its migrations, and then, for comparison, with the schema that they led to and no migrations. */
    static MigrationTool nself(MigrationFiles files) {
        Act migrate = database -> seconds(() -> Nself.builder()
                .migrations(files.hasura())
                .dataSource(database.dataSource())
                .migrate());
        Path schema = files.hasura().resolveSibling("schema.dbml");
        Act declarative = database -> seconds(() ->
                Nself.builder().schema(schema).dataSource(database.dataSource()).migrate());
        Act adopt = database -> {
            Files.writeString(
                    schema,
                    Nself.builder().dataSource(database.dataSource()).build().pull());
            return declarative.seconds(database);
        };
        return new MigrationTool(
                "nself",
                migrate,
                List.of(
                        new Boot("nself", database -> 0, migrate),
                        new Boot("nself, a schema and no migrations", adopt, declarative)));
    }

    /** A tool of others, which does the same whether there is something to do or not. */
    static MigrationTool of(MigrationPeer peer, Path files) {
        Act migrate = database -> peer.migrate(database.url(), files);
        return new MigrationTool(peer.name(), migrate, List.of(new Boot(peer.name(), database -> 0, migrate)));
    }

    private static double seconds(Runnable run) {
        long start = System.nanoTime();
        run.run();
        return (System.nanoTime() - start) / 1e9;
    }
}
