package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.BackupException;
import org.nself.BackupSettings;
import org.nself.Confirmation;
import org.nself.MigrationReport;
import org.nself.Nself;
import org.nself.UpdateReport;
import org.nself.UpdateReport.Outcome;
import org.nself.WayOut;
import org.nself.WayOut.Way;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Whatever goes wrong in an update, the database is what its report says. */
class UpdateTest {

    private static final Confirmation NO = decision -> false;
    private static final Confirmation YES = decision -> true;

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @BeforeEach
    void fill() throws IOException {
        migration("1_users", "CREATE TABLE users (id serial PRIMARY KEY, name text);", "DROP TABLE users;");
        migration("2_notes", "CREATE TABLE notes (id int PRIMARY KEY);", "DROP TABLE notes;");
        nself(NO).up().execute();
        database.execute("INSERT INTO users (name) VALUES ('ann'), ('bob'); INSERT INTO notes VALUES (1)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whenAllIsWellNobodyIsAsked() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "ALTER TABLE users DROP COLUMN age;");

        UpdateReport report = nself(Optional.empty()).update().execute();

        assertThat(report.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(report.isSound()).isTrue();
        assertThat(report.backup().orElseThrow().rows()).containsOnlyKeys("public.users");
        assertThat(report.applied()).extracting(run -> run.migration().folder()).containsExactly("3_age");
        assertThat(report.inspection()).hasToString("""
                ✓ every migration is applied as it is on disk
                ✓ every constraint is validated
                ✓ every index is valid and ready
                ✓ every sequence is past the values of its column""");
        assertThat(nself(NO).update().execute().outcome()).isEqualTo(Outcome.UP_TO_DATE);
        assertThat(nself(NO).backups().backups()).hasSize(1);
    }

    @Test
    void withoutABackupNothingIsApplied() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "ALTER TABLE users DROP COLUMN age;");
        Nself small = builder()
                .backups(BackupSettings.in(directory.resolve("backups")).ceiling(1))
                .build();

        assertThatThrownBy(() -> small.update().execute())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("NS7008");

        assertThat(small.status().pending()).hasSize(1);
        assertThat(small.update().withoutBackup().execute().outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void aRefusedStatementLeavesWhatWasAppliedBeforeWhenNobodyCanBeAsked() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "ALTER TABLE users DROP COLUMN age;");
        migration("4_broken", "SELECT 1 / 0;", "SELECT 1;");

        UpdateReport report = nself(Optional.empty()).update().execute();

        assertThat(report.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(report.failure().orElseThrow()).hasMessageContaining("division by zero");
        assertThat(report.inspection().problems())
                .containsExactly("every migration is applied as it is on disk: 4_broken is pending");
        assertThat(report.waysOut())
                .containsExactly(
                        "nself.down().limit(1).execute()",
                        "nself.revert().to(\"" + report.backup().orElseThrow().name() + "\").execute()");
        assertThat(applied()).containsExactly("1_users", "2_notes", "3_age");
    }

    @Test
    void aRefusedStatementIsAnsweredByTakingBackWhatWasApplied() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "ALTER TABLE users DROP COLUMN age;");
        migration("4_broken", "SELECT 1 / 0;", "SELECT 1;");
        List<String> asked = new ArrayList<>();

        UpdateReport report = nself(decision -> {
                    asked.add(decision.toString());
                    return true;
                })
                .update()
                .execute();

        assertThat(report.outcome()).isEqualTo(Outcome.TAKEN_BACK);
        assertThat(asked).singleElement().asString().contains("division by zero", "- take back 3_age");
        assertThat(applied()).containsExactly("1_users", "2_notes");
        assertThat(database.query("SELECT count(*) FROM information_schema.columns WHERE column_name = 'age'"))
                .containsExactly(List.of("0"));
    }

    @Test
    void whatAWayBackLosesTheBackupHas() throws IOException {
        migration("3_nameless", "ALTER TABLE users DROP COLUMN name;", "ALTER TABLE users ADD COLUMN name text;");
        Path check = Files.writeString(
                directory.resolve("check.sql"),
                "SELECT 'no name' AS problem WHERE NOT EXISTS (SELECT FROM information_schema.columns"
                        + " WHERE table_name = 'users' AND column_name = 'name');");

        UpdateReport report = nself(decision -> decision instanceof WayOut out && out.way() == Way.REVERT)
                .update()
                .check(check)
                .execute();

        assertThat(report.outcome()).isEqualTo(Outcome.REVERTED);
        assertThat(report.inspection().problems())
                .containsExactly("no row is returned by " + check + ": problem = no name");
        assertThat(applied()).containsExactly("1_users", "2_notes");
        assertThat(database.query("SELECT name FROM users ORDER BY id"))
                .containsExactly(List.of("ann"), List.of("bob"));
        assertThat(database.query("SELECT FROM notes")).hasSize(1);
    }

    @Test
    void aWayBackThatFailsIsToldAndTheNextOneOffered() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "SELECT 1 / 0;");
        database.execute("ALTER TABLE users ADD CONSTRAINT long CHECK (name <> '') NOT VALID");

        UpdateReport report = nself(YES).update().execute();

        assertThat(report.outcome()).as(report.toString()).isEqualTo(Outcome.REVERTED);
        assertThat(report.waysOut()).first().asString().contains("this did not work", "division by zero");
        assertThat(applied()).containsExactly("1_users", "2_notes");
    }

    @Test
    void everythingThatIsNotFitForUseIsFound() throws IOException {
        database.execute("""
                INSERT INTO users VALUES (100, 'zoe');
                ALTER TABLE users ADD CONSTRAINT long CHECK (name <> '') NOT VALID;
                CREATE TABLE twice (id int);
                INSERT INTO twice VALUES (1), (1);
                """);
        assertThatThrownBy(() -> database.execute("CREATE UNIQUE INDEX CONCURRENTLY twice_id ON twice (id)"))
                .rootCause()
                .hasMessageContaining("could not create unique index");
        Path schema = Files.writeString(
                directory.resolve("schema.dbml"), "Table users {\n  id serial [pk]\n  name text\n  email text\n}\n");

        UpdateReport report = builder().schema(schema).build().update().execute();

        assertThat(report.outcome()).isEqualTo(Outcome.LEFT);
        assertThat(report.inspection().problems())
                .containsExactly(
                        "every constraint is validated: public.users: long is not validated",
                        "every index is valid and ready: public.twice_id is not valid",
                        "every sequence is past the values of its column: public.users_id_seq will give values that"
                                + " public.users.id has",
                        "the database is what " + schema + " says: to be done: add column users.email text");
        assertThat(report.backup()).isEmpty();
    }

    @Test
    void aCheckThatWritesIsRefusedAndChangesNothing() throws IOException {
        Path check = Files.writeString(directory.resolve("check.sql"), "DELETE FROM users;");

        assertThatThrownBy(() -> nself(NO).update().check(check).execute()).hasMessageContaining("read-only");

        assertThat(database.query("SELECT FROM users")).hasSize(2);
    }

    @Test
    void whatIsConfirmedIsBackedUpAndInspectedToo() throws IOException {
        migration("3_age", "ALTER TABLE users ADD COLUMN age int;", "ALTER TABLE users DROP COLUMN age;");

        MigrationReport report = nself(YES).up().confirmed().execute();

        assertThat(report.backup()).isPresent();
        assertThat(report.inspection().orElseThrow().isSound()).isTrue();
        migration("4_more", "ALTER TABLE users ADD COLUMN more int;", "ALTER TABLE users DROP COLUMN more;");
        assertThat(nself(YES).up().confirmed().withoutBackup().execute().backup())
                .isEmpty();
    }

    private List<String> applied() {
        return nself(NO).status().migrations().stream()
                .filter(entry -> entry.appliedAt().isPresent())
                .map(entry -> entry.version() + "_" + entry.name())
                .toList();
    }

    private void migration(String folder, String up, String down) throws IOException {
        Path path = Files.createDirectories(directory.resolve("migrations").resolve(folder));
        Files.writeString(path.resolve("up.sql"), up);
        Files.writeString(path.resolve("down.sql"), down);
    }

    private Nself nself(Confirmation confirmation) {
        return nself(Optional.of(confirmation));
    }

    private Nself nself(Optional<Confirmation> confirmation) {
        Nself.Builder builder = builder();
        confirmation.ifPresent(builder::confirmation);
        return builder.build();
    }

    private Nself.Builder builder() {
        return Nself.builder()
                .migrations(directory.resolve("migrations"))
                .dataSource(database.dataSource())
                .backups(directory.resolve("backups"));
    }
}
