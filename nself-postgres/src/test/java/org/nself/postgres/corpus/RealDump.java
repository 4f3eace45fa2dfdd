package org.nself.postgres.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * The SQL of a public project's database.
 *
 * @param name as the directory of all of them calls it
 */
record RealDump(String name, Path file) {

    private static final Path FILES = Path.of(System.getProperty("nself.corpus", ""), "sql-real");

    /** Calls functions of PostgreSQL 18 and types of the extension vector; no server of the tests has both. */
    private static final String NEEDS_MORE = "history/pagila/006-2026-08-01-85bf46a569.sql";

    /** Every project's newest schema, as their index lists them. */
    static List<RealDump> newest() throws IOException {
        return Files.readAllLines(FILES.resolve("index.tsv")).stream()
                .skip(1)
                .map(line -> of(FILES.resolve(line.split("\t", -1)[0] + ".sql")))
                .toList();
    }

    /** The projects of which older schemas are known: those of each, oldest first. */
    static List<List<RealDump>> histories() throws IOException {
        try (Stream<Path> projects = Files.list(FILES.resolve("history"))) {
            return projects.sorted().map(RealDump::history).toList();
        }
    }

    /** By date; the number before it counts the versions of one of the project's files, not of all. */
    private static List<RealDump> history(Path project) {
        try (Stream<Path> files = Files.list(project)) {
            return files.sorted()
                    .sorted(Comparator.comparing(
                            file -> file.getFileName().toString().substring(4, 14)))
                    .map(RealDump::of)
                    .filter(dump -> !dump.name().equals(NEEDS_MORE))
                    .toList();
        } catch (IOException failure) {
            throw new IllegalStateException(project.toString(), failure);
        }
    }

    private static RealDump of(Path file) {
        return new RealDump(FILES.relativize(file).toString(), file);
    }

    /** A database of its own that holds it. */
    TestDatabase load() throws IOException {
        TestDatabase database = TestServer.current().newDatabase();
        database.execute(Files.readString(file));
        return database;
    }

    static String pull(TestDatabase database) {
        return builder(database).build().pull();
    }

    static Plan plan(TestDatabase database, String dbml) {
        return builder(database).schema(SchemaSource.text(dbml)).build().plan();
    }

    /** The schema is the whole truth about all namespaces. */
    static Nself.Builder builder(TestDatabase database) {
        return Nself.builder()
                .dataSource(database.dataSource())
                .namespaces(namespaces(database))
                .policy(Policy.development())
                .exclusive();
    }

    private static String[] namespaces(TestDatabase database) {
        return database
                .query("SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema'")
                .stream()
                .map(row -> row.get(0))
                .toArray(String[]::new);
    }
}
