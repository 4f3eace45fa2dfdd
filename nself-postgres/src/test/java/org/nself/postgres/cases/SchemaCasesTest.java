package org.nself.postgres.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nself.MigrationReport.Outcome;
import org.nself.Nself;
import org.nself.NselfException;
import org.nself.SchemaSource;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * Changes of a schema, one a folder: {@code before.dbml} and {@code after.dbml}, perhaps {@code setup.sql} for what nself
 * does not manage (its words differ between versions, so they are compared on the default one alone), perhaps
 * {@code rows.sql}, perhaps {@code since.txt} with the version of PostgreSQL that it needs, and what is expected: {@code up.sql}, {@code down.sql}, {@code hazards.txt}. {@code -Dnself.golden=update} writes
 * the expectations, {@code -Dnself.cases=…} picks folders by a regular expression.
 *
 * <p>Whatever the folder says, PostgreSQL judges: the way up ends where a database made from scratch begins, a second plan
 * is empty, rows stay, the way down ends where the way up began, up goes once more, and a script that was made without a database makes the same one.
 */
class SchemaCasesTest {

    private static final Path CASES = Path.of("src", "test", "resources", "cases");

    @TestFactory
    Stream<DynamicTest> everyChangeGoesUpAndDownExactly() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders
                    .sorted()
                    .filter(folder -> folder.getFileName().toString().matches(System.getProperty("nself.cases", ".*")))
                    .toList()
                    .stream()
                    .map(folder -> DynamicTest.dynamicTest(
                            folder.getFileName().toString().replace('_', ' '), () -> check(folder)));
        }
    }

    private static void check(Path folder) throws IOException {
        String before = Files.readString(folder.resolve("before.dbml"));
        String after = Files.readString(folder.resolve("after.dbml"));
        TestServer server = TestServer.current();
        int since = since(folder);
        if (TestServer.currentMajor() < since) {
            refuses(server, before, after);
            return;
        }
        try (TestDatabase database = server.newDatabase();
                TestDatabase scratch = server.newDatabase();
                TestDatabase scripted = server.newDatabase()) {
            nself(database, before).migrate();
            run(database, folder.resolve("setup.sql"));
            run(database, folder.resolve("rows.sql"));
            String dumpBefore = dump(database);
            Plan plan = nself(database, after).plan();
            if (TestServer.isDefault() || !Files.exists(folder.resolve("setup.sql"))) {
                golden(folder.resolve("up.sql"), plan.toSql());
                golden(folder.resolve("down.sql"), plan.toDownSql());
                golden(folder.resolve("hazards.txt"), hazards(plan));
            }
            assertThat(dump(database)).as("planning changes nothing").isEqualTo(dumpBefore);

            Map<String, String> rowsBefore = rows(database);
            assertThat(nself(database, after).migrate().outcome()).isEqualTo(Outcome.APPLIED);
            Map<String, String> rowsAfter = rows(database);
            rowsAfter.keySet().retainAll(rowsBefore.keySet());
            assertThat(rowsBefore).as("the rows of tables that stay").containsAllEntriesOf(rowsAfter);
            nself(scratch, after).migrate();
            run(scratch, folder.resolve("setup.sql"));
            assertThat(dump(database)).as("the way up").isEqualTo(dump(scratch));
            scripted.execute(Nself.creation(SchemaSource.text(after)).toSql());
            run(scripted, folder.resolve("setup.sql"));
            assertThat(dump(scripted))
                    .as("the script that was made without a database")
                    .isEqualTo(dump(scratch));
            assertThat(nself(database, after).plan().toSql())
                    .as("a second plan")
                    .isEmpty();

            if (plan.steps().stream().noneMatch(step -> step.down().isEmpty())) {
                database.execute(plan.toDownSql());
                assertThat(dump(database)).as("the way down").isEqualTo(dumpBefore);
                plan.steps().forEach(step -> step.up().forEach(database::execute));
                assertThat(dump(database)).as("up again").isEqualTo(dump(scratch));
            }
        }
    }

    /** What our own queries and, where it is installed, pg_dump say that a database holds. */
    private static String dump(TestDatabase database) {
        return CatalogDump.of(database)
                + PgDump.of(database).map(text -> "\n\n" + text).orElse("");
    }

    /** The version of PostgreSQL that the case needs. */
    private static int since(Path folder) throws IOException {
        Path file = folder.resolve("since.txt");
        return Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
    }

    /** What an older server does not have is refused before it runs, with a word on what to do. */
    private static void refuses(TestServer server, String before, String after) {
        try (TestDatabase database = server.newDatabase()) {
            assertThatThrownBy(() -> {
                        nself(database, before).migrate();
                        nself(database, after).migrate();
                    })
                    .isInstanceOfSatisfying(
                            NselfException.class,
                            refusal -> assertThat(refusal.getMessage()).contains("NS2810", "hint: "));
        }
    }

    /** How many rows each table has. */
    private static Map<String, String> rows(TestDatabase database) {
        return database
                .query(
                        "SELECT c.oid::regclass, (xpath('/row/c/text()', query_to_xml('SELECT count(*) AS c FROM '"
                                + " || c.oid::regclass, false, true, '')))[1] FROM pg_class c JOIN pg_namespace n"
                                + " ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information_|nself$)'")
                .stream()
                .collect(Collectors.toMap(List::getFirst, List::getLast));
    }

    private static void run(TestDatabase database, Path script) throws IOException {
        if (Files.exists(script)) {
            database.execute(Files.readString(script));
        }
    }

    private static Nself nself(TestDatabase database, String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .build();
    }

    private static String hazards(Plan plan) {
        return plan.steps().stream()
                .flatMap(step -> step.hazards().stream()
                        .map(hazard -> hazard.hazard() + " " + hazard.evidence() + " "
                                + step.subject().label() + ": " + hazard.reason() + "\n"))
                .collect(Collectors.joining());
    }

    private static void golden(Path file, String actual) throws IOException {
        if (System.getProperty("nself.golden", "compare").equals("update")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).as(file.toString()).isEqualTo(Files.readString(file));
    }
}
