package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.StatementFailedException;
import org.nself.Status;
import org.nself.migration.Migration;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What a directory and its history need after merges, failures and years. */
class MaintenanceTest {

    private static final String USERS = "Table users {\n  id integer [pk]\n}\n";
    private static final String TAGS = "\nTable tags {\n  id integer [pk]\n}\n";
    private static final String POSTS = "\nTable posts {\n  id integer [pk]\n}\n";

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @TempDir
    private Path backups;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aMigrationThatAMergeBroughtInTooLateGetsALaterVersion() throws IOException {
        generateOnTwoBranches();

        List<Migration> moved =
                nself(USERS + TAGS + POSTS, "2025-08-07T10:00:00Z").bump().execute();

        assertThat(moved).extracting(Migration::folder).containsExactly("20250807100000_add_posts_table");
        assertThat(folders())
                .containsExactly(
                        "20250806140000_add_users_table",
                        "20250806160000_add_tags_table",
                        "20250807100000_add_posts_table");
        Nself merged = nself(USERS + TAGS + POSTS, "2025-08-07T11:00:00Z");
        merged.migrate();
        assertThat(merged.plan().toSql()).isEmpty();
        assertThat(merged.generate().offline().execute().migrations()).isEmpty();
        assertThat(merged.bump().execute()).isEmpty();
    }

    @Test
    void aSchemaThatWasNotMergedIsNotTakenForTheOneThatBothLeadTo() throws IOException {
        generateOnTwoBranches();
        List<String> before = folders();

        assertThatThrownBy(() ->
                        nself(USERS + POSTS, "2025-08-07T10:00:00Z").bump().execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS3115", "created table posts, dropped table tags");
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void whatWasAppliedOrIsNeededKeepsItsVersion() throws IOException {
        byHand("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        nself(USERS, "2025-08-06T14:00:00Z").migrate();
        byHand("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        byHand("3_c", "-- depends_on: 2\nCREATE TABLE c ();", "DROP TABLE c;");
        Nself nself = nself(USERS, "2025-08-06T14:00:00Z");

        assertThatThrownBy(() -> nself.bump(1).execute()).hasMessageContaining("NS3113", "1_a was applied");
        assertThatThrownBy(() -> nself.bump(2).execute()).hasMessageContaining("NS3114", "3_c depends on 2_b");
        assertThatThrownBy(() -> nself.bump(9).execute()).hasMessageContaining("NS3106");
    }

    @Test
    void severalMigrationsBecomeOneThatCountsAsAppliedWhereAllWere() throws IOException {
        byHand("1_a", "CREATE TABLE a ()", "DROP TABLE a");
        byHand("2_b", "-- nself:lock-timeout=7s\nCREATE TABLE b ();", "DROP TABLE b;");
        byHand("3_c", "CREATE TABLE c (); -- done", "DROP TABLE c;");
        Nself nself = nself(USERS, "2025-08-06T14:00:00Z");
        nself.up().limit(2).execute();

        assertThatThrownBy(() -> nself.squash(1, 3).execute()).hasMessageContaining("NS3117");
        Migration squashed = nself.squash(1, 2).execute();

        assertThat(folders()).containsExactly("2_squashed", "3_c");
        assertThat(squashed.up().text()).isEqualTo("""
                -- nself:squashes 1, 2
                -- nself:lock-timeout=7000ms

                -- 1_a/up.sql
                CREATE TABLE a ()
                ;

                -- 2_b/up.sql
                -- nself:lock-timeout=7s
                CREATE TABLE b ();
                """);
        assertThat(nself.status().migrations())
                .extracting(Status.Entry::state)
                .containsExactly(Status.State.APPLIED, Status.State.PENDING);
        nself.migrate();
        nself.down().limit(2).execute();
        assertThat(database.query("SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .containsExactly(List.of("0"));
        assertThat(nself.migrate().migrations()).hasSize(2);
    }

    @Test
    void whereOnlySomeOfThemWereAppliedASquashedOneIsRefused() throws IOException {
        byHand("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        byHand("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        Nself nself = nself(USERS, "2025-08-06T14:00:00Z");
        try (TestDatabase other = TestServer.current().newDatabase()) {
            Nself elsewhere = Nself.builder()
                    .migrations(directory)
                    .backups(backups)
                    .dataSource(other.dataSource())
                    .build();
            elsewhere.up().limit(1).execute();
            nself.squash(1, 2).execute();

            assertThatThrownBy(() -> elsewhere.up().execute()).hasMessageContaining("NS3119", "1 of 2");
        }
        assertThat(nself.migrate().migrations()).hasSize(1);
    }

    @Test
    void aDatabaseThatAppliedAllPartsTakesTheSquashedOneOver() throws IOException {
        byHand("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        byHand("2_b", "CREATE TABLE b ();", "DROP TABLE b;");
        try (TestDatabase other = TestServer.current().newDatabase()) {
            Nself elsewhere = Nself.builder()
                    .migrations(directory)
                    .backups(backups)
                    .dataSource(other.dataSource())
                    .build();
            elsewhere.migrate();
            nself(USERS, "2025-08-06T14:00:00Z").squash(1, 2).execute();

            assertThat(elsewhere.status().migrations())
                    .extracting(Status.Entry::label)
                    .containsExactly("Applied");
            assertThat(elsewhere.migrate().migrations()).isEmpty();
            assertThat(other.query("SELECT version, name FROM nself.history_of_migrations"))
                    .containsExactly(List.of("2", "squashed"));
            elsewhere.down().execute();
            assertThat(other.query("SELECT to_regclass('a'), to_regclass('b')"))
                    .containsExactly(List.of("null", "null"));
        }
    }

    @Test
    void whatRunsOutsideOfATransactionIsNotSquashed() throws IOException {
        byHand("1_a", "CREATE TABLE a (id int);", "DROP TABLE a;");
        byHand("2_b", "CREATE INDEX CONCURRENTLY b ON a (id);", "DROP INDEX b;");
        List<String> before = folders();

        assertThatThrownBy(
                        () -> nself(USERS, "2025-08-06T14:00:00Z").squash(1, 2).execute())
                .hasMessageContaining("NS3118", "2_b/up.sql");
        assertThat(folders()).isEqualTo(before);
    }

    @Test
    void whatAFailureLeftHalfDoneIsClearedAway() throws IOException {
        byHand("1_a", "CREATE TABLE a (id int); INSERT INTO a VALUES (1), (1);", "DROP TABLE a;");
        byHand("2_b", "CREATE UNIQUE INDEX CONCURRENTLY b ON a (id);", "DROP INDEX b;");
        Nself nself = nself(USERS, "2025-08-06T14:00:00Z");
        assertThatThrownBy(nself::migrate).isInstanceOf(StatementFailedException.class);
        assertThat(database.query("SELECT indisvalid FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly(List.of("f"));

        assertThat(nself.repair().execute()).containsExactly("nself.sum was written", "2_b is not applied");

        assertThat(database.query("SELECT count(*) FROM pg_index WHERE indrelid = 'a'::regclass"))
                .containsExactly(List.of("0"));
        assertThat(nself.status().pending()).hasSize(1);
        assertThat(nself.repair().execute()).isEmpty();
    }

    @Test
    void anEditedFileIsAcceptedAsItIs() throws IOException {
        byHand("1_a", "CREATE TABLE a ();", "DROP TABLE a;");
        Nself nself = nself(USERS, "2025-08-06T14:00:00Z");
        nself.migrate();
        byHand("1_a", "CREATE TABLE IF NOT EXISTS a ();", "DROP TABLE a;");
        assertThat(nself.status().migrations().getFirst().state()).isEqualTo(Status.State.MODIFIED);

        assertThat(nself.repair().accept(1).execute())
                .containsExactly("nself.sum was written", "1_a is accepted as it is now");

        assertThat(nself.status().migrations().getFirst().state()).isEqualTo(Status.State.APPLIED);
        assertThatThrownBy(() -> nself.repair().accept(2).execute()).hasMessageContaining("NS3106");
    }

    /** posts was generated on a branch, from the same schema as tags, which is applied when the branch is merged. */
    private void generateOnTwoBranches() throws IOException {
        nself(USERS, "2025-08-06T14:00:00Z").generate().execute();
        nself(USERS, "2025-08-06T14:00:00Z").migrate();
        nself(USERS + POSTS, "2025-08-06T15:00:00Z").generate().execute();
        Path branch = Files.move(
                directory.resolve("20250806150000_add_posts_table"),
                directory.resolveSibling("branch-" + System.nanoTime()));
        nself(USERS, "2025-08-06T14:00:00Z").repair().execute();
        Nself main = nself(USERS + TAGS, "2025-08-06T16:00:00Z");
        main.generate().execute();
        main.migrate();
        Files.move(branch, directory.resolve("20250806150000_add_posts_table"));
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory)
                    .map(entry -> entry.getFileName().toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private void byHand(String name, String up, String down) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up);
        Files.writeString(folder.resolve("down.sql"), down);
    }

    private Nself nself(String dbml, String now) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .backups(backups)
                .dataSource(database.dataSource())
                .clock(Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
                .build();
    }
}
