package org.nself.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.nself.Backup;
import org.nself.Nself;
import org.nself.SchemaSource;

class MigrationContractTest {

    private static final ThreadLocal<MigrationContract> CONTRACT = new ThreadLocal<>();

    private static final String USERS = "CREATE TABLE users (id bigint PRIMARY KEY, name text);";

    private static final SchemaSource END = SchemaSource.text("""
            Table users {
              id bigint [pk]
              name text
              email text
            }""");

    @TempDir
    Path directory;

    private Path migrations;

    @BeforeEach
    void aGoodDirectory() throws IOException {
        migrations = directory.resolve("migrations");
        write("1_users", USERS, "DROP TABLE users;");
        write("2_email", "ALTER TABLE users ADD COLUMN email text;", "ALTER TABLE users DROP COLUMN email;");
    }

    @AfterEach
    void forget() {
        CONTRACT.remove();
    }

    static class Example {

        @TestFactory
        Stream<DynamicNode> migrationsAreSound() {
            return CONTRACT.get().tests();
        }
    }

    @Test
    void aGoodDirectoryPasses() {
        assertThat(run(contract -> contract.schema(END)))
                .containsOnlyKeys(
                        "the files can be run",
                        "what a migration depends on comes before it",
                        "1_users: runs up",
                        "1_users: its way back undoes exactly that",
                        "1_users: runs up again",
                        "1_users: announces its hazards",
                        "2_email: runs up",
                        "2_email: its way back undoes exactly that",
                        "2_email: runs up again",
                        "2_email: announces its hazards",
                        "the end is what schema.dbml declares")
                .allSatisfy(MigrationContractTest::passed);
    }

    @Test
    void aDirectoryWithoutMigrationsIsAMistake() {
        migrations = directory.resolve("nowhere");

        fails(run(), "the files can be run", """
                expected: migrations in %s
                but was: none
                what to do: name the directory that has a folder for each, with an up.sql""".formatted(migrations));
    }

    @Test
    void aFileThatCannotBeRunIsTold() throws IOException {
        write("3_broken", "CREATE TABLE x (id int", "DROP TABLE x;");

        Map<String, String> results = run();
        assertThat(results.get("the files can be run"))
                .startsWith("expected: files that can be run\nbut was:\n  - ")
                .contains("3_broken");
        assertThat(results).hasSize(2);
    }

    @Test
    void aDependencyThatIsNotThereIsTold() throws IOException {
        write("3_more", "-- depends_on: 9_nothing\nSELECT 1;", "SELECT 1;");

        assertThat(run().get("what a migration depends on comes before it"))
                .startsWith("expected: what a migration depends on, before it\nbut was:\n  - ")
                .contains("3_more depends on 9_nothing, which is not there");
    }

    @Test
    void aWayUpThatFailsIsToldAndWhatFollowsIsNotComeTo() throws IOException {
        write("2_email", "ALTER TABLE user_s ADD COLUMN email text;", "SELECT 1;");

        Map<String, String> results = run(contract -> contract.schema(END));
        assertThat(results.get("2_email: runs up"))
                .startsWith("expected: a way up that runs\nbut was:\n")
                .contains("user_s");
        assertThat(results)
                .containsEntry("2_email: its way back undoes exactly that", "aborted: not come to: 2_email up failed")
                .containsEntry("the end is what schema.dbml declares", "aborted: not come to: 2_email up failed")
                .containsEntry("1_users: its way back undoes exactly that", "passed");
    }

    @Test
    void aWayBackThatLeavesSomethingIsTold() throws IOException {
        write(
                "2_email",
                "ALTER TABLE users ADD COLUMN email text; CREATE INDEX by_email ON users (email);",
                "DROP INDEX by_email;");

        Map<String, String> results = run();
        fails(results, "2_email: its way back undoes exactly that", """
                expected: all as it was before 2_email
                but was, after its way back:
                  - + column public.users.email
                likely mistake: down.sql does not undo all that up.sql does""");
        assertThat(results.get("2_email: runs up again"))
                .startsWith("expected: a way up that runs again after the way back\nbut was:\n");
    }

    @Test
    void aWayBackThatFailsIsTold() throws IOException {
        write("2_email", "ALTER TABLE users ADD COLUMN email text;", "ALTER TABLE users DROP COLUMN mail;");

        Map<String, String> results = run();
        assertThat(results.get("2_email: its way back undoes exactly that"))
                .startsWith("expected: a way back that runs\nbut was:\n")
                .contains("mail");
        assertThat(results)
                .containsEntry("2_email: runs up again", "aborted: not come to: 2_email down failed")
                .containsEntry("1_users: runs up again", "passed");
    }

    @Test
    void aWayBackThatIsNotThereIsToldUnlessItIsMeant() throws IOException {
        Files.delete(migrations.resolve("2_email/down.sql"));
        fails(run(), "2_email: its way back undoes exactly that", """
                expected: a way back of 2_email
                but was: no down.sql, or one without a statement
                what to do: write one, or say -- nself:allow IRREVERSIBLE in the first lines of up.sql""");

        Files.writeString(
                migrations.resolve("2_email/up.sql"),
                "-- nself:allow IRREVERSIBLE\nALTER TABLE users ADD COLUMN email text;");
        assertThat(run()).containsEntry("2_email: its way back undoes exactly that", "passed");
    }

    @Test
    void anEndThatIsAnotherIsTold() {
        Map<String, String> results = run(contract -> contract.schema(
                SchemaSource.text("Table users {\n  id bigint [pk]\n  name text\n  email text\n  age int\n}")));

        assertThat(results.get("the end is what schema.dbml declares"))
                .startsWith(
                        "expected: a database as schema.dbml declares it\nbut this is still to be done:\n  ALTER TABLE")
                .endsWith("what to do: generate the migration that is missing: nself.generate().execute()");
    }

    @Test
    void aHazardOfWhichNothingIsSaidIsTold() throws IOException {
        write("3_less", "ALTER TABLE users DROP COLUMN name;", "ALTER TABLE users ADD COLUMN name text;");
        assertThat(run().get("3_less: announces its hazards"))
                .startsWith("expected: every hazard announced in up.sql\nbut nothing is said of:\n  - -- DATA_LOSS: ")
                .endsWith("what to do: write these lines above the statements, or -- nself:allow … in the first lines");

        for (String said : List.of(
                "-- DATA_LOSS: the column name goes with its values",
                "-- nself:allow DATA_LOSS users.name",
                "-- nself:allow DATA_LOSS")) {
            write("3_less", said + "\nALTER TABLE users DROP COLUMN name;", "ALTER TABLE users ADD COLUMN name text;");
            assertThat(run()).as(said).containsEntry("3_less: announces its hazards", "passed");
        }
    }

    @Test
    void aHazardIsNotAnnouncedByAWordThatHoldsTheName() throws IOException {
        write(
                "3_less",
                "-- DATA_LOSS: the usernames are kept elsewhere\nALTER TABLE users DROP COLUMN name;",
                "ALTER TABLE users ADD COLUMN name text;");

        assertThat(run().get("3_less: announces its hazards")).contains("nothing is said of");
    }

    @Test
    void rowsOfAMigrationThatIsNotThereAreRefused() {
        MigrationContract contract = MigrationContract.of(migrations).rows(20, source -> {});

        assertThatThrownBy(contract::tests)
                .hasMessageStartingWith("rows(20, …): there is no migration of that version in ")
                .hasMessageEndingWith("what to do: name one of [1_users, 2_email]");
    }

    @Test
    void aNewNameIsNoHazard() throws IOException {
        write(
                "3_called_otherwise",
                "ALTER TABLE users RENAME TO people; ALTER TABLE people RENAME COLUMN name TO full_name;",
                "ALTER TABLE people RENAME COLUMN full_name TO name; ALTER TABLE people RENAME TO users;");

        assertThat(run()).allSatisfy(MigrationContractTest::passed);
    }

    @Test
    void rowsSurviveAWayBackThatIsExact() throws IOException {
        Path rows = Files.writeString(directory.resolve("rows.sql"), "INSERT INTO users (id, name) VALUES (1, 'Ada');");

        assertThat(run(contract -> contract.rows(1, rows)
                        .rows(source -> Sql.execute(source, "INSERT INTO users VALUES (2, 'Bob', 'b@c.d')"))))
                .hasSize(14)
                .allSatisfy(MigrationContractTest::passed);
    }

    @Test
    void rowsThatAreOthersAfterTheWayBackAreTold() throws IOException {
        write("3_upper", "UPDATE users SET name = upper(name);", "SELECT 1;");
        UnaryOperator<MigrationContract> withRows =
                contract -> contract.rows(2, source -> Sql.execute(source, "INSERT INTO users VALUES (1, 'Ada')"));

        fails(run(withRows), "3_upper: gives the rows back that were there before it", """
                expected: the rows as they were before 3_upper
                but was:
                  - users: 1 rows, with other values
                what to do: give them back in down.sql, or say -- nself:allow DATA_LOSS and the table in the first lines of up.sql""");

        write("3_upper", "-- nself:allow DATA_LOSS users\nUPDATE users SET name = upper(name);", "SELECT 1;");
        assertThat(run(withRows)).allSatisfy(MigrationContractTest::passed);
    }

    @Test
    void rowsOfAPartitionedTableCount() throws IOException {
        write(
                "3_logs",
                "CREATE TABLE logs (id int) PARTITION BY RANGE (id);"
                        + " CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (1) TO (100);",
                "DROP TABLE logs;");
        write("4_empty", "DELETE FROM logs;", "SELECT 1;");

        fails(
                run(contract -> contract.rows(3, source -> Sql.execute(source, "INSERT INTO logs VALUES (1)"))),
                "4_empty: gives the rows back that were there before it",
                """
                expected: the rows as they were before 4_empty
                but was:
                  - logs: 0 rows, was 1 rows
                what to do: give them back in down.sql, or say -- nself:allow DATA_LOSS and the table in the first lines of up.sql""");
    }

    @Test
    void rowsThatAreInTheWayAreTold() throws IOException {
        write(
                "3_unique",
                "-- MAY_FAIL_ON_DATA: users_name_key\n-- INDEX_BUILD: users_name_key\n-- FULL_SCAN: users_name_key\n"
                        + "ALTER TABLE users ADD CONSTRAINT users_name_key UNIQUE (name);",
                "ALTER TABLE users DROP CONSTRAINT users_name_key;");

        assertThat(run(contract -> contract.rows(
                                2, source -> Sql.execute(source, "INSERT INTO users VALUES (1, 'Ada'), (2, 'Ada')")))
                        .get("3_unique: gives the rows back that were there before it"))
                .startsWith("expected: a way up that runs with rows\nbut was:\n")
                .contains("users_name_key");
    }

    @Test
    void theNewestRunsOnACopyOfABackup() throws IOException {
        Path backups = directory.resolve("backups");
        Backup backup;
        try (TestDatabase production = TestDatabase.create()) {
            Nself nself = Nself.builder()
                    .migrations(migrations)
                    .dataSource(production.dataSource())
                    .backups(backups)
                    .build();
            nself.up().only(1).execute();
            Sql.execute(production, "INSERT INTO users VALUES (1, 'Ada')");
            backup = nself.backup().execute();
        }

        assertThat(run(contract -> contract.snapshot(backup.directory())))
                .hasSize(14)
                .allSatisfy(MigrationContractTest::passed);

        write(
                "2_email",
                "DELETE FROM users; ALTER TABLE users ADD COLUMN email text;",
                "ALTER TABLE users DROP COLUMN email;");
        assertThat(run(contract -> contract.snapshot(backup.directory()))
                        .get("a copy of " + backup.directory() + ": is as it was after their way back"))
                .startsWith("expected: the rows as they were in ")
                .contains("\n  - users: 0 rows, was 1 rows\n");
    }

    @Test
    void aDumpWithoutAHistoryIsThatOfAllButTheNewest() throws IOException {
        Path dump = Files.writeString(
                directory.resolve("production.sql"), USERS + "\nCOPY users (id, name) FROM stdin;\n1\tAda\n\\.\n");
        assertThat(run(contract -> contract.snapshot(dump))).hasSize(14).allSatisfy(MigrationContractTest::passed);

        write("2_email", "ALTER TABLE users ADD COLUMN email text NOT NULL;", "ALTER TABLE users DROP COLUMN email;");
        Map<String, String> results = run(contract -> contract.snapshot(dump));
        assertThat(results.get("a copy of " + dump + ": takes the newest migrations"))
                .startsWith("expected: migrations that run on a copy of " + dump + "\nbut was:\n");
        assertThat(results)
                .containsEntry(
                        "a copy of " + dump + ": takes them again",
                        "aborted: not come to: takes the newest migrations failed");

        Files.writeString(dump, "CREATE TABLE users (");
        assertThat(run(contract -> contract.snapshot(dump)).get("a copy of " + dump + ": can be restored"))
                .startsWith("expected: a copy of " + dump + "\nbut was:");
    }

    @Test
    void whatTheMigrationsExpectIsMadeBefore() throws IOException {
        write("1_users", "CREATE TABLE users (id bigint PRIMARY KEY, name citext);", "DROP TABLE users;");
        Path before = Files.writeString(directory.resolve("before.sql"), "CREATE EXTENSION citext;");

        assertThat(run(contract -> contract.before(before))).allSatisfy(MigrationContractTest::passed);
    }

    private void write(String folder, String up, String down) throws IOException {
        Path made = Files.createDirectories(migrations.resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
        Files.writeString(made.resolve("down.sql"), down);
    }

    private Map<String, String> run() {
        return run(contract -> contract);
    }

    /** Every test, as "passed", its message, or why it was aborted. */
    private Map<String, String> run(UnaryOperator<MigrationContract> how) {
        CONTRACT.set(how.apply(MigrationContract.of(migrations)));
        Map<String, String> results = new TreeMap<>();
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Example.class))
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(
                        event -> results.put(name(event), result(event.getRequiredPayload(TestExecutionResult.class))));
        return results;
    }

    private static String name(Event event) {
        String name = event.getTestDescriptor().getDisplayName();
        return event.getTestDescriptor()
                .getParent()
                .map(parent -> parent.getDisplayName())
                .filter(parent -> !parent.startsWith("migrationsAreSound"))
                .map(parent -> parent + ": " + name)
                .orElse(name);
    }

    private static String result(TestExecutionResult result) {
        return result.getThrowable()
                .map(thrown -> (result.getStatus() == TestExecutionResult.Status.ABORTED ? "aborted: " : "")
                        + thrown.getMessage())
                .orElse("passed");
    }

    private static void passed(String test, String result) {
        assertThat(result).as(test).isEqualTo("passed");
    }

    private static void fails(Map<String, String> results, String test, String message) {
        assertThat(results.get(test)).isEqualTo(message);
    }
}
