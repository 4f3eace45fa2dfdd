package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Backup;
import org.nself.BackupException;
import org.nself.BackupSettings;
import org.nself.Confirmation;
import org.nself.Decision;
import org.nself.EnvironmentException;
import org.nself.Nself;
import org.nself.RevertChecks;
import org.nself.Reverted;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** A backup is taken, listed, made sure of, and brought back, through the facade. */
class RevertTest {

    private static final Instant NOON = Instant.parse("2025-08-06T12:00:00Z");

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    private Instant now = NOON;

    @BeforeEach
    void fill() throws IOException {
        write("schema.dbml", "use * from './types'\nTable users {\n  id int [pk]\n}\n");
        write("types.dbml", "Enum mood {\n  sad\n}\n");
        write("migrations/1_users/up.sql", "CREATE TABLE users (id serial PRIMARY KEY, name text NOT NULL);");
        write("migrations/1_users/down.sql", "DROP TABLE users;");
        write("migrations/2_ages/up.sql", "ALTER TABLE users ADD COLUMN age int;");
        write("migrations/2_ages/down.sql", "ALTER TABLE users DROP COLUMN age;");
        nself().up().limit(1).execute();
        database.execute("INSERT INTO users (name) VALUES ('ann'), ('bob')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatWasDestroyedComesBackWithTheHistory() {
        Backup backup = nself().backup().reason("before the worst").execute();
        nself().up().execute();
        database.execute("DELETE FROM users WHERE name = 'ann'; CREATE TABLE others (author int REFERENCES users)");

        Reverted reverted = nself().revert().execute();

        assertThat(reverted.backup()).isEqualTo(backup);
        assertThat(database.query("SELECT id, name FROM users ORDER BY id"))
                .containsExactly(List.of("1", "ann"), List.of("2", "bob"));
        assertThat(database.query("SELECT to_regclass('others')")).containsExactly(List.of("null"));
        assertThat(nself().status().pending()).extracting(entry -> entry.name()).containsExactly("ages");
        database.execute("INSERT INTO users (name) VALUES ('cleo')");
        assertThat(database.query("SELECT max(id) FROM users")).containsExactly(List.of("3"));
    }

    @Test
    void aBackupHoldsTheFilesAndOnlyItsOwnerCanReadThem() throws IOException {
        Backup backup = nself().backup().execute();

        assertThat(backup.directory().getFileName()).hasToString("2025-08-06_12-00-00");
        assertThat(backup.head()).map(Object::toString).contains("1");
        assertThat(backup.rows()).containsEntry("public.users", 2L);
        assertThat(backup.directory().resolve("schema.dbml")).hasSameTextualContentAs(directory.resolve("schema.dbml"));
        assertThat(backup.files())
                .containsKeys("modules/types.dbml", "migrations/1_users/up.sql", "migrations/2_ages/down.sql");
        try (Stream<Path> all = Files.walk(backup.directory())) {
            assertThat(all)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
        assertThat(directory.resolve("backups/.gitignore")).hasContent("*");
    }

    @Test
    void thoseOfOneSecondHaveNamesOfTheirOwn() {
        assertThat(List.of(
                        nself().backup().execute().name(),
                        nself().backup().execute().name(),
                        nself().backup().execute().name()))
                .containsExactly("2025-08-06_12-00-00", "2025-08-06_12-00-00-2", "2025-08-06_12-00-00-3");
        assertThat(nself().backups().backups()).hasSize(3);
    }

    @Test
    void theListSaysWhatAPersonNeedsToChoose() throws IOException {
        nself().backup().reason("before the worst").execute();
        now = NOON.plus(Duration.ofHours(3));
        Backup second = nself().backup().execute();
        nself().verify(second).restored().execute();
        nself().backup().reason("in the same second").execute();
        Files.createDirectory(directory.resolve("backups/2025-08-07_00-00-00"));

        assertThat(nself().backups().text(now.plusSeconds(90)).replaceAll("\\d+(\\.\\d)? kB", "? kB"))
                .matches("""
                        NAME                   AGE         SIZE +HEAD  VERIFIED  REASON
                        2025-08-06_15-00-00-2  90 seconds  \\? kB +1     no        in the same second
                        2025-08-06_15-00-00    90 seconds  \\? kB +1     yes       by hand
                        2025-08-06_12-00-00    3 hours     \\? kB +1     no        before the worst
                        2025-08-07_00-00-00: NS7004: .* is no backup: it has no manifest.json
                        hint: .*""");
    }

    @Test
    void revertingTwiceLeadsToTheSame() {
        Backup backup = nself().backup().execute();
        database.execute("DELETE FROM users");

        Reverted first = nself().revert().execute();
        Reverted second = nself().revert().execute();

        assertThat(List.of(first.backup(), second.backup())).containsOnly(backup);
        assertThat(first.safety()).isPresent();
        assertThat(nself().revert()
                        .to(first.safety().get())
                        .withoutBackup()
                        .execute()
                        .safety())
                .isEmpty();
        assertThat(database.query("SELECT FROM users")).isEmpty();
    }

    @Test
    void filesComeBackWhenThatIsAskedFor() throws IOException {
        nself().backup().execute();
        write("schema.dbml", "Table other {\n  id int [pk]\n}\n");
        Files.delete(directory.resolve("types.dbml"));
        write("migrations/3_more/up.sql", "SELECT 1;");

        Reverted reverted = nself().revert().withFiles().execute();

        assertThat(reverted.files())
                .containsExactly(
                        directory.resolve("schema.dbml"),
                        directory.resolve("types.dbml"),
                        directory.resolve("migrations"));
        assertThat(directory.resolve("schema.dbml")).content().contains("Table users");
        assertThat(directory.resolve("migrations/3_more")).doesNotExist();
        assertThat(directory.resolve("migrations/2_ages/up.sql")).exists();
        assertThat(nself().validate().hasErrors()).isFalse();
    }

    @Test
    void aPersonSeesWhatIsLostAndMaySayNo() {
        nself().backup().reason("before the worst").execute();
        nself().up().execute();
        now = NOON.plus(Duration.ofMinutes(5));
        List<Decision> asked = new ArrayList<>();
        Nself no = nself(decision -> {
            asked.add(decision);
            return false;
        });

        assertThatThrownBy(() -> no.revert().execute())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("NS7011", "nothing was changed");
        assertThat(asked.getFirst()).isInstanceOf(RevertChecks.class);
        assertThat(asked.getFirst().toString().replaceAll("\\d+(\\.\\d)? kB", "? kB"))
                .isEqualTo("""
                  2025-08-06_12-00-00, taken 5 minutes ago before the worst (? kB)
                  the last migration is 1 then
                  - 2_ages is pending again

                  ✓ the backup is as it was written, and of this database
                  ✓ 0 other sessions
                  ! what was written since then is lost
                """);
        assertThat(nself().status().pending()).isEmpty();
    }

    @Test
    void withoutAnyoneToAskNothingIsReverted() {
        nself().backup().execute();

        assertThatThrownBy(() -> builder().build().revert().execute())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageContaining("NS6016", "preapproved");
    }

    @Test
    void aBackupOfAnotherDatabaseIsNotRestoredUnlessThatIsMeant() {
        nself().backup().execute();
        try (TestDatabase other = TestServer.current().newDatabase()) {
            other.execute("CREATE TABLE mine (id int)");
            Nself there = builder()
                    .dataSource(other.dataSource())
                    .confirmation(Confirmation.preapproved("a test"))
                    .build();

            assertThatThrownBy(() -> there.revert().execute()).hasMessageContaining("NS7009", "of another database");
            assertThat(other.query("SELECT to_regclass('mine')")).containsExactly(List.of("mine"));

            there.revert().intoAnother().execute();
            assertThat(other.query("SELECT name FROM users ORDER BY 1"))
                    .containsExactly(List.of("ann"), List.of("bob"));
            assertThat(other.query("SELECT to_regclass('mine')")).containsExactly(List.of("null"));
        }
    }

    @Test
    void aBackupOfANewerServerIsRefused() {
        nself().backup().execute();
        try (TestDatabase older = TestServer.major(13).newDatabase()) {
            Nself there = builder()
                    .dataSource(older.dataSource())
                    .confirmation(Confirmation.preapproved("a test"))
                    .build();

            assertThatThrownBy(() -> there.revert().intoAnother().execute())
                    .hasMessageContaining("NS7010", "this server is older");
        }
    }

    @Test
    void tooLargeABackupIsRefusedBeforeAnythingIsWritten() {
        Nself small = builder()
                .backups(BackupSettings.in(directory.resolve("backups")).ceiling(100))
                .build();

        assertThatThrownBy(() -> small.backup().execute())
                .isInstanceOf(BackupException.class)
                .hasMessageContaining("NS7008", "more than the 100 bytes that are allowed");
        assertThat(directory.resolve("backups")).doesNotExist();
    }

    @Test
    void whatIsOldAndTooManyGoesAndTheNewestNever() {
        BackupSettings settings =
                BackupSettings.in(directory.resolve("backups")).keep(2);
        for (int day = 0; day < 12; day += 3) {
            now = NOON.plus(Duration.ofDays(day));
            builder().backups(settings).build().backup().execute();
        }
        assertThat(nself().backups().backups())
                .extracting(Backup::name)
                .containsExactly("2025-08-15_12-00-00", "2025-08-12_12-00-00", "2025-08-09_12-00-00");

        now = NOON.plus(Duration.ofDays(365));
        builder()
                .backups(settings.keep(1).keepFor(Duration.ZERO))
                .build()
                .backup()
                .execute();
        assertThat(nself().backups().backups()).extracting(Backup::name).containsExactly("2026-08-06_12-00-00");
    }

    @Test
    void anUnknownEngineAndAnUnknownBackupAreRefused() {
        assertThatThrownBy(() -> nself().backup().engine("tape").execute()).hasMessageContaining("NS7007", "embedded");
        assertThatThrownBy(() -> nself().revert().execute()).hasMessageContaining("NS7002", "there is no backup in");
        assertThatThrownBy(() -> nself().revert().to("../../etc").execute()).hasMessageContaining("NS7002");
    }

    private void write(String file, String text) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Nself nself() {
        return nself(Confirmation.preapproved("a test"));
    }

    private Nself nself(Confirmation confirmation) {
        return builder().confirmation(confirmation).build();
    }

    private Nself.Builder builder() {
        return Nself.builder()
                .schema(directory.resolve("schema.dbml"))
                .migrations(directory.resolve("migrations"))
                .dataSource(database.dataSource())
                .backups(directory.resolve("backups"))
                .clock(Clock.fixed(now, ZoneOffset.UTC));
    }
}
