package org.nself.postgres.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Generated;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.migration.Migration;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Policy.Forms;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * Changes of tables that are in use, one a folder as for {@link SchemaCasesTest}; what is expected are the files that are
 * written, {@code up.sql} and {@code down.sql} with all migrations in the order in which they run, and {@code hazards.txt}.
 *
 * <p>PostgreSQL judges two ways: a boot ends where the brief form ends, and a second plan is empty. The files lead there and
 * back, each of them alone too, and rows stay.
 */
class OnlineCasesTest {

    private static final Path ONLINE = Path.of("src", "test", "resources", "online-cases");
    private static final Path BRIEF = Path.of("src", "test", "resources", "cases");

    @TempDir
    private Path directory;

    @TestFactory
    Stream<DynamicTest> filesLeadThereAndBackOneByOne() throws IOException {
        return folders(ONLINE)
                .map(folder -> DynamicTest.dynamicTest(
                        name(folder), () -> files(folder, directory.resolve(folder.getFileName()))));
    }

    @TestFactory
    Stream<DynamicTest> aBootEndsWhereTheBriefFormEnds() throws IOException {
        return Stream.concat(folders(ONLINE), folders(BRIEF))
                .map(folder -> DynamicTest.dynamicTest(name(folder), () -> boot(folder)));
    }

    private static void boot(Path folder) throws IOException {
        String before = text(folder, "before.dbml");
        String after = text(folder, "after.dbml");
        if (TestServer.currentMajor() < since(folder)) {
            return;
        }
        try (TestDatabase database = TestServer.current().newDatabase();
                TestDatabase brief = TestServer.current().newDatabase()) {
            for (TestDatabase each : List.of(database, brief)) {
                nself(each, before, Forms.BRIEF).migrate();
                each.execute(text(folder, "setup.sql"));
                each.execute(text(folder, "rows.sql"));
            }
            Nself online = nself(database, after, Forms.ONLINE);

            assertThat(online.migrate().outcome()).isEqualTo(Outcome.APPLIED);

            nself(brief, after, Forms.BRIEF).migrate();
            assertThat(dump(database)).isEqualTo(dump(brief));
            assertThat(rows(database).keySet()).isEqualTo(rows(brief).keySet());
            assertThat(online.plan().toSql()).as("a second plan").isEmpty();
        }
    }

    private static void files(Path folder, Path directory) throws IOException {
        String before = text(folder, "before.dbml");
        String after = text(folder, "after.dbml");
        if (TestServer.currentMajor() < since(folder)) {
            return;
        }
        try (TestDatabase database = TestServer.current().newDatabase();
                TestDatabase scratch = TestServer.current().newDatabase()) {
            versioned(database, before, directory).generate().withoutBackup().execute();
            Nself first = versioned(database, before, directory);
            first.migrate();
            database.execute(text(folder, "setup.sql"));
            database.execute(text(folder, "rows.sql"));
            String dumpBefore = dump(database);
            Nself online = versioned(database, after, directory);
            Generated generated = online.generate().withoutBackup().execute();
            expect(folder, generated);
            assertThat(generated.rehearsal().lost()).isEmpty();
            Map<String, String> rowsBefore = rows(database);

            assertThat(online.up().execute().migrations()).hasSameSizeAs(generated.migrations());

            nself(scratch, after, Forms.BRIEF).migrate();
            scratch.execute(text(folder, "setup.sql"));
            String dumpAfter = dump(database);
            assertThat(dumpAfter).as("the way up").isEqualTo(dump(scratch));
            assertThat(rows(database)).containsAllEntriesOf(rowsBefore);
            int count = generated.migrations().size();
            oneByOne(database, online, count);
            assertThat(dump(database)).isEqualTo(dumpAfter);
            online.down().limit(count).execute();
            assertThat(dump(database)).as("the way down").isEqualTo(dumpBefore);
            assertThat(rows(database)).isEqualTo(rowsBefore);
            online.up().execute();
            assertThat(dump(database)).as("up again").isEqualTo(dumpAfter);
        }
    }

    /** However many are taken back, the state is the one that was there when as many were not applied yet. */
    private static void oneByOne(TestDatabase database, Nself online, int count) {
        online.down().limit(count).execute();
        List<String> states = IntStream.rangeClosed(1, count)
                .mapToObj(applied -> {
                    online.up().limit(1).execute();
                    return dump(database);
                })
                .toList();
        for (int taken = 1; taken < count; taken++) {
            online.down().limit(1).execute();
            assertThat(dump(database)).as("after the way back of " + taken).isEqualTo(states.get(count - taken - 1));
        }
        online.up().execute();
    }

    private static void expect(Path folder, Generated generated) throws IOException {
        if (!TestServer.isDefault()) {
            return;
        }
        golden(
                folder.resolve("up.sql"),
                generated.migrations().stream()
                        .map(migration -> file(migration, migration.up().text()))
                        .collect(Collectors.joining("\n")));
        golden(
                folder.resolve("down.sql"),
                generated.migrations().reversed().stream()
                        .map(migration ->
                                file(migration, migration.down().orElseThrow().text()))
                        .collect(Collectors.joining("\n")));
        golden(folder.resolve("hazards.txt"), hazards(generated.plan()));
    }

    private static String file(Migration migration, String text) {
        return "-- file: " + migration.name() + "\n" + text;
    }

    private static String hazards(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.hazards().stream()
                        .map(hazard -> hazard.hazard() + " " + hazard.evidence() + " "
                                + step.subject().label() + ": " + hazard.reason() + "\n"))
                .collect(Collectors.joining());
    }

    private static String dump(TestDatabase database) {
        return CatalogDump.of(database)
                + PgDump.of(database).map(text -> "\n\n" + text).orElse("");
    }

    /** A digest of the rows of each table, without a column that a case adds: it is called token. */
    private static Map<String, String> rows(TestDatabase database) {
        return database
                .query(
                        "SELECT c.oid::regclass, md5(query_to_xml('SELECT to_jsonb(t) - ''token'' FROM ' || c.oid::regclass || ' t ORDER BY t::text'"
                                + ", false, true, '')::text)"
                                + " FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_|nself$)'")
                .stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }

    private static Nself nself(TestDatabase database, String dbml, Forms forms) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development().forms(forms))
                .build();
    }

    private static Nself versioned(TestDatabase database, String dbml, Path directory) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .dataSource(database.dataSource())
                .policy(Policy.development().forms(Forms.ONLINE))
                .build();
    }

    private static Stream<Path> folders(Path cases) throws IOException {
        try (Stream<Path> folders = Files.list(cases)) {
            return folders
                    .sorted()
                    .filter(folder -> name(folder).matches(System.getProperty("nself.cases", ".*")))
                    .toList()
                    .stream();
        }
    }

    private static String name(Path folder) {
        return folder.getFileName().toString().replace('_', ' ');
    }

    private static String text(Path folder, String file) throws IOException {
        return Files.exists(folder.resolve(file)) ? Files.readString(folder.resolve(file)) : "";
    }

    private static int since(Path folder) throws IOException {
        String version = text(folder, "since.txt").strip();
        return version.isEmpty() ? 0 : Integer.parseInt(version);
    }

    private static void golden(Path file, String actual) throws IOException {
        if (System.getProperty("nself.golden", "compare").equals("update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
