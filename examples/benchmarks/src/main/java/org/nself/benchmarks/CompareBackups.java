package org.nself.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/**
 * What it costs to back up a database and to bring it back, turn by turn with pg_dump and pg_restore. Each restores into a
 * new database, which must hold the same rows afterwards, else the run fails. Prints tables in Markdown. Its argument is a
 * directory to work in; {@code -Dbenchmark.rows=10000000} makes about a gigabyte.
 */
final class CompareBackups {

    private static final boolean QUICK = Boolean.getBoolean("benchmark.quick");
    private static final long ROWS = QUICK ? 300_000 : Long.getLong("benchmark.rows", 3_000_000);
    private static final int ROUNDS = QUICK ? 1 : Integer.getInteger("benchmark.rounds", 3);

    private final Path directory;
    private final TestDatabase database;
    private final Path archive;
    private final Path backups;
    private final String rows;
    private final List<BackUpTimed.Report> reports = new ArrayList<>();

    private CompareBackups(Path directory, TestDatabase database) throws SQLException {
        this.directory = directory;
        this.database = database;
        this.archive = directory.resolve("pg_dump.archive");
        this.backups = directory.resolve("backups");
        this.rows = BackupRows.of(database);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException, SQLException {
        Path directory = Files.createDirectories(Path.of(arguments[0]).toAbsolutePath());
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            BackupRows.fill(database, ROWS);
            System.out.printf(
                    "%d cores, Java %s, %s, PostgreSQL %s; %,d rows, tables of %s, with indexes %s; JVM with %s%n",
                    Runtime.getRuntime().availableProcessors(),
                    Runtime.version(),
                    Processes.firstLine(List.of("pg_dump", "--version")),
                    text(database, "SELECT current_setting('server_version')"),
                    ROWS,
                    text(
                            database,
                            "SELECT pg_size_pretty(sum(pg_table_size(oid))) FROM pg_class WHERE relkind = 'r'"
                                    + " AND relnamespace = 'public'::regnamespace"),
                    text(database, "SELECT pg_size_pretty(pg_database_size(current_database()))"),
                    BackUpTimed.OPTIONS);
            new CompareBackups(directory, database).run();
        }
    }

    private void run() throws IOException, InterruptedException, SQLException {
        Processor processor = Processor.of(database);
        Contestant dump = told("`pg_dump -Fc -Z1`", this::dump);
        Contestant backup = told("nself, a backup", this::backup);
        Contestant restore = told("`pg_restore -1`", this::restore);
        Contestant revert = told("nself, a revert", this::revert);
        for (int round = 0; round < ROUNDS; round++) {
            // Who comes second finds the pages in memory that the first one read.
            for (Contestant each :
                    round % 2 == 0 ? List.of(dump, backup, restore, revert) : List.of(backup, dump, revert, restore)) {
                each.turn(processor);
            }
        }
        table("backing up", dump, List.of(dump, backup));
        table("bringing back", restore, List.of(restore, revert));
        System.out.printf(
                Locale.ROOT,
                "%npg_dump's file has %,d MB, nself's %,d MB; nself's largest heap was %,d MB for a backup, %,d MB for a revert%n",
                Files.size(archive) / 1_000_000,
                size(backups) / 1_000_000,
                heap(false) / 1_000_000,
                heap(true) / 1_000_000);
    }

    /** A turn takes minutes: each is told when it is done. */
    private static Contestant told(String name, Contestant.Work work) {
        return Contestant.measured(name, () -> {
            double seconds = work.seconds();
            System.err.printf(Locale.ROOT, "%s: %.1f s%n", name, seconds);
            return seconds;
        });
    }

    private static void table(String what, Contestant floor, List<Contestant> contestants) {
        System.out.printf(
                "%n| %,d rows: %s | ms | times pg_dump's | ms of the processor | times pg_dump's |%n| --- | --- | --- | --- | --- |%n",
                ROWS, what);
        contestants.forEach(each -> System.out.println(each.row(List.of(floor))));
    }

    private double dump() throws IOException, InterruptedException {
        Files.deleteIfExists(archive);
        return Processes.run(
                directory, List.of("pg_dump", "-Fc", "-Z1", "--file=" + archive, "--dbname=" + url(database)));
    }

    private double restore() throws IOException, InterruptedException {
        try (TestDatabase copy = PostgresServer.shared().newDatabase()) {
            double seconds =
                    Processes.run(directory, List.of("pg_restore", "-1", "--dbname=" + url(copy), archive.toString()));
            requireEqual(copy);
            return seconds;
        }
    }

    private double backup() throws IOException, InterruptedException {
        BackupRows.delete(backups);
        return run(List.of("backup", database.url(), backups.toString()));
    }

    private double revert() throws IOException, InterruptedException {
        try (TestDatabase copy = PostgresServer.shared().newDatabase()) {
            double seconds = run(List.of("revert", copy.url(), backups.toString()));
            requireEqual(copy);
            return seconds;
        }
    }

    private double run(List<String> arguments) throws IOException, InterruptedException {
        String line = Processes.firstLine(Processes.java(BackUpTimed.class, BackUpTimed.OPTIONS, arguments));
        if (line.isEmpty()) {
            throw new IllegalStateException("nself failed: " + arguments.getFirst());
        }
        BackUpTimed.Report report = BackUpTimed.Report.read(line);
        reports.add(report);
        return report.seconds();
    }

    private long heap(boolean revert) {
        return reports.stream()
                .filter(report -> report.revert() == revert)
                .mapToLong(BackUpTimed.Report::heap)
                .max()
                .orElse(0);
    }

    private void requireEqual(TestDatabase copy) {
        try {
            String restored = BackupRows.of(copy);
            if (!restored.equals(rows)) {
                throw new IllegalStateException("not the same rows: %s and %s".formatted(restored, rows));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long size(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static String text(TestDatabase database, String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String url(TestDatabase database) {
        return ServerAddress.of(database).url();
    }
}
