package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A tool that others made to apply migrations, in a process of its own that its first turn starts and that stays. Its jars
 * are on the class path, which Maven makes.
 */
final class MigrationPeer implements AutoCloseable {

    private static final List<String> QUIET = List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    private final String name;
    private final String script;
    private final Path directory;
    private @Nullable Worker worker;

    private MigrationPeer(String name, String script, Path directory) {
        this.name = name;
        this.script = script;
        this.directory = directory;
    }

    static MigrationPeer flyway(Path directory) {
        return new MigrationPeer("Flyway " + version("flyway-core"), "FlywayMigrations.java", directory);
    }

    static MigrationPeer liquibase(Path directory) {
        return new MigrationPeer("Liquibase " + version("liquibase-core"), "LiquibaseMigrations.java", directory);
    }

    /** The leanest of them: all migrations in one transaction. */
    static MigrationPeer ebean(Path directory) {
        return new MigrationPeer("Ebean " + version("ebean-migration"), "EbeanMigrations.java", directory);
    }

    private static String version(String artifact) {
        Matcher jar = Pattern.compile(artifact + "-([0-9][^/:]*)\\.jar").matcher(System.getProperty("java.class.path"));
        return jar.find() ? jar.group(1) : "";
    }

    String name() {
        return name;
    }

    /** How long it takes to boot, in seconds, without the start of the process. */
    double migrate(String url, Path files) throws IOException {
        if (worker == null) {
            Worker.copy(script, directory);
            worker = Worker.start(directory, Processes.java(script, QUIET, List.of()));
        }
        return Double.parseDouble(worker.ask(url + " " + files)[0]);
    }

    @Override
    public void close() {
        if (worker != null) {
            worker.close();
        }
    }
}
