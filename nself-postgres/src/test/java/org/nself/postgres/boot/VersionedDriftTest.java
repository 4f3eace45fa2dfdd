package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.nself.Drift;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Where the applied migrations lead is what a database should be; what is pending is no drift. */
class VersionedDriftTest {

    private static final String USERS = """
            Table users {
              id integer [pk]
              nickname text
            }
            """;
    private static final String POSTS = USERS + """

            Table posts {
              id integer [pk]
              user_id integer [not null, ref: > users.id]
            }
            """;

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
    void theNewestSnapshotSaysWhereTheAppliedMigrationsLead() {
        generateAndApply(USERS);

        assertThat(nself(USERS).drift()).hasToString("""
                the database is where 20250806143000_add_users_table leads, by its snapshot.dbml
                the database is as schema.dbml says""");
        database.execute("ALTER TABLE users ALTER COLUMN nickname SET NOT NULL");
        Drift drift = nself(USERS).drift();
        assertThat(drift.isDrifted()).isTrue();
        assertThat(drift.history().lines()).containsExactly("forbid null in users.nickname");
    }

    @Test
    void pendingMigrationsAloneAreNoDriftAndDoNotHideAny() {
        generateAndApply(USERS);
        nself(POSTS).generate().execute();

        Drift pending = nself(POSTS).drift();

        assertThat(pending.isDrifted()).isFalse();
        assertThat(pending.pending()).containsExactly("20250806143001_add_posts_table");
        assertThat(pending.schema().orElseThrow().lines()).containsExactly("drop table posts");
        database.execute("ALTER TABLE users DROP COLUMN nickname");
        assertThat(nself(POSTS).drift().isDrifted()).isTrue();
    }

    @Test
    void whereNothingIsAppliedNothingIsExpected() {
        nself(USERS).generate().execute();
        database.execute("CREATE TABLE theirs (id integer)");

        Drift drift = nself(USERS).drift();

        assertThat(drift.isDrifted()).isFalse();
        assertThat(drift.isKnown()).isTrue();
        assertThat(drift.history().expectation()).isEqualTo("as it was: no migration is applied yet");
    }

    @Test
    void aSchemaThatNoMigrationLeadsToIsToldWhenNothingIsPending() {
        generateAndApply(USERS);

        Drift drift = nself(POSTS).drift();

        assertThat(drift.history().differs()).isFalse();
        assertThat(drift.isDrifted()).isTrue();
    }

    @Test
    void migrationsByHandAreReplayedToSeeWhereTheyLead() throws IOException {
        generateAndApply(USERS);
        byHand("20260101000000_more", "ALTER TABLE users ADD COLUMN age integer DEFAULT 18 CHECK (age > 0);");
        files().migrate();

        Drift same = files().drift();
        assertThat(same).hasToString("the database is where the applied migrations lead");
        assertThat(same.isKnown()).isTrue();
        database.execute("ALTER TABLE users DROP CONSTRAINT users_age_check; CREATE INDEX ON users (age)");

        Drift drift = files().drift();
        assertThat(drift.history().lines())
                .containsExactlyInAnyOrder("drop check users.users_age_check", "create index users.users_age_idx");
        database.execute(drift.history().repairSql());
        assertThat(files().drift().isDrifted()).isFalse();
        assertThat(database.query("SELECT count(*) FROM pg_database WHERE datname LIKE 'nself_scratch_%"
                        + database.name() + "%'"))
                .isEqualTo(List.of(List.of("0")));
    }

    @Test
    void whatCameLateIsNotInTheSnapshotOfALaterOne() throws IOException {
        generateAndApply(USERS);
        byHand("20200101000000_late", "CREATE TABLE late (id integer);");
        files().migrate();

        assertThat(files().drift().history().expectation()).isEqualTo("where the applied migrations lead");
        database.execute("DROP TABLE late");
        assertThat(files().drift().history().lines()).containsExactly("drop table late");
    }

    @Test
    void whereNothingCanBeReplayedItIsSaidThatNobodyKnows() throws IOException {
        byHand("1_users", "CREATE TABLE users (id integer);");
        files().migrate();

        Drift forbidden = builder().withoutScratch().build().drift();
        assertThat(forbidden.isKnown()).isFalse();
        assertThat(forbidden.isDrifted()).isFalse();
        assertThat(forbidden.history().unknown().orElseThrow()).contains("NS6017");

        byHand("1_users", "CREATE TABLE users (id bigint);");
        assertThat(files().drift().history().unknown()).hasValue("1_users/up.sql is not what was applied");

        delete("1_users");
        assertThat(files().drift())
                .hasToString("not known whether the database is where the applied migrations lead:"
                        + " 1_users is applied, and its folder is not there");
    }

    @Test
    void aMigrationThatLeansOnWhatNoMigrationMadeCannotBeReplayed() throws IOException {
        database.execute("CREATE TABLE theirs (id integer PRIMARY KEY)");
        byHand("1_users", "CREATE TABLE users (id integer REFERENCES theirs);");
        files().migrate();

        assertThat(files().drift().history().unknown().orElseThrow())
                .startsWith("no snapshot of the schema says so, and replaying them on a scratch database failed: NS50");
    }

    @Test
    void theSchemaDecidesWhereTheHistoryDoesNotKnow() throws IOException {
        byHand("1_users", "CREATE TABLE users (id integer PRIMARY KEY, nickname text);");
        files().migrate();

        Nself nself =
                builder().schema(SchemaSource.text(USERS)).withoutScratch().build();
        assertThat(nself.drift().isKnown()).isTrue();
        assertThat(nself.drift().isDrifted()).isFalse();
        database.execute("ALTER TABLE users ADD COLUMN more text");
        assertThat(nself.drift().isDrifted()).isTrue();
    }

    private void byHand(String folder, String up) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve(folder)).resolve("up.sql"), up);
    }

    private void delete(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private void generateAndApply(String dbml) {
        nself(dbml).generate().execute();
        nself(dbml).migrate();
    }

    private Nself nself(String dbml) {
        return builder().schema(SchemaSource.text(dbml)).build();
    }

    private Nself files() {
        return builder().build();
    }

    private Nself.Builder builder() {
        return Nself.builder()
                .migrations(directory)
                .backups(backups)
                .dataSource(database.dataSource())
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC));
    }
}
