package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Generated;
import org.nself.InvalidMigrationsException;
import org.nself.InvalidSchemaException;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.PlanRefusedException;
import org.nself.SchemaSource;
import org.nself.VerificationFailedException;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** An edit of the schema becomes a migration that a person can read, apply and take back. */
class GenerateTest {

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
    void anEditBecomesAFolderWithBothWays() throws IOException {
        Generated first = generate(USERS);
        assertThat(first.migrations()).extracting(Migration::folder).containsExactly("20250806143000_add_users_table");
        assertThat(nself(USERS).migrate().migrations()).hasSize(1);

        Generated second = generate(POSTS);

        Path folder = directory.resolve("20250806143001_add_posts_table");
        assertThat(second.written()).isTrue();
        assertThat(folder.resolve("up.sql")).hasContent("""
                -- LOCKS_OTHER_TABLE: the foreign key of posts keeps writers out of users
                CREATE TABLE posts (
                    id integer PRIMARY KEY,
                    user_id integer NOT NULL REFERENCES users (id)
                );""");
        assertThat(folder.resolve("down.sql")).hasContent("DROP TABLE posts;");
        assertThat(Files.readString(folder.resolve("snapshot.dbml"))).contains("Table posts", "Table users");
        nself(POSTS).migrate();
        assertThat(generate(POSTS).migrations()).isEmpty();
        assertThat(nself(POSTS).plan().toSql()).isEmpty();
        nself(POSTS).down().limit(2).execute();
        assertThat(database.query("SELECT to_regclass('users')")).hasToString("[[null]]");
    }

    @Test
    void whatIsWrittenHasItsLineInTheIndexAndAnEditDoesNotChangeIt() throws IOException {
        generate(USERS);
        nself(USERS).migrate();
        Path index = directory.resolve("nself.sum");
        String first = Files.readString(index);
        assertThat(first).containsPattern("\n20250806143000_add_users_table up=[0-9a-f]{12} down=[0-9a-f]{12}\n$");
        Path up = directory.resolve("20250806143000_add_users_table/up.sql");
        Files.writeString(up, Files.readString(up).replace("nickname text", "nickname varchar"));

        generate(POSTS);

        assertThat(Files.readString(index))
                .startsWith(first)
                .containsPattern("\n20250806143001_add_posts_table up=[0-9a-f]{12} down=[0-9a-f]{12}\n$");
    }

    @Test
    void aConflictInTheIndexIsNotWrittenOver() throws IOException {
        generate(USERS);
        nself(USERS).migrate();
        Path index = directory.resolve("nself.sum");
        String conflict = "<<<<<<< HEAD\n" + Files.readString(index) + "=======\n>>>>>>> feature\n";
        Files.writeString(index, conflict);

        assertThatThrownBy(() -> generate(POSTS))
                .isInstanceOf(InvalidMigrationsException.class)
                .hasMessageContaining("nself.sum:1:1: error NS4013");
        assertThat(folders()).isEqualTo(1);
        assertThat(index).hasContent(conflict);
    }

    @Test
    void whatIsWrittenWasTriedBothWaysOnADatabaseOfItsOwn() {
        Generated generated = generate(USERS);

        assertThat(generated.rehearsal().isDone()).isTrue();
        assertThat(generated.rehearsal().lost()).isEmpty();
        assertThat(database.query("SELECT to_regclass('users'), to_regclass('nself.history_of_migrations')"))
                .containsExactly(List.of("null", "null"));
        assertThat(database.query("SELECT count(*) FROM pg_database WHERE datname LIKE 'nself\\_scratch%'"))
                .containsExactly(List.of("0"));
    }

    @Test
    void whatDoesNotLeadBackIsNotWritten() throws IOException {
        byHand("1_guard", """
                CREATE FUNCTION guard() RETURNS event_trigger AS $$ BEGIN RAISE 'tables stay'; END $$ LANGUAGE plpgsql;
                CREATE EVENT TRIGGER guard ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION guard();
                """);
        nself(USERS).migrate();

        assertThatThrownBy(() -> generate(USERS))
                .isInstanceOf(VerificationFailedException.class)
                .hasMessageContaining("NS5010", "the way back does not run", "tables stay");
        assertThat(folders()).isEqualTo(1);
        assertThat(nself(USERS).generate().withoutRehearsal().execute().written())
                .isTrue();
    }

    @Test
    void anAdoptedDatabaseIsRehearsedOnWhatItHolds() {
        database.execute("CREATE TABLE users (id integer PRIMARY KEY, nickname text)");

        Generated generated = generate(POSTS);

        assertThat(generated.rehearsal().isDone()).isTrue();
        assertThat(generated.migrations()).extracting(Migration::name).containsExactly("add_posts_table");
    }

    @Test
    void pendingMigrationsAreReplayedToKnowWhereTheyLead() throws IOException {
        generate(USERS);
        byHand("20250806143500_log", "CREATE TABLE log ();");

        Generated second = generate(POSTS);

        assertThat(second.migrations()).extracting(Migration::folder).containsExactly("20250806143501_add_posts_table");
        nself(POSTS).migrate();
        assertThat(nself(POSTS).plan().toSql()).isEmpty();
    }

    @Test
    void nothingIsWrittenWhenNobodyKnowsWherePendingMigrationsLead() throws Exception {
        generate(USERS);
        try (Connection connection = database.dataSource().getConnection()) {
            Nself pooled = builder(POSTS)
                    .dataSource(PoolOfOne.over(database.dataSource(), connection))
                    .build();

            assertThatThrownBy(() -> pooled.generate().execute())
                    .isInstanceOf(MigrationRefusedException.class)
                    .hasMessageContaining("NS3109", "20250806143000_add_users_table", "NS6012");
            assertThat(folders()).isEqualTo(1);
        }
    }

    @Test
    void whatWasGeneratedAndNotAppliedIsReplacedOnRequest() throws IOException {
        generate(USERS);
        nself(USERS).migrate();
        generate(POSTS);
        String more = POSTS.replace("  user_id integer", "  title text\n  user_id integer");

        Generated again = nself(more).generate().force().execute();

        assertThat(again.replaced()).extracting(Migration::folder).containsExactly("20250806143001_add_posts_table");
        assertThat(again.migrations()).extracting(Migration::folder).containsExactly("20250806143002_add_posts_table");
        assertThat(again.migrations().getFirst().up().text()).contains("title text");
        try (Stream<Path> entries = Files.list(directory)) {
            assertThat(entries.map(Path::getFileName).map(Path::toString).filter(name -> !name.equals("nself.sum")))
                    .containsExactlyInAnyOrder("20250806143000_add_users_table", "20250806143002_add_posts_table");
        }
    }

    @Test
    void withoutADatabaseTheNewestSnapshotIsTheBeginning() {
        generate(USERS);

        Generated generated = offline(POSTS).generate().offline().execute();

        assertThat(generated.migrations())
                .extracting(Migration::folder)
                .containsExactly("20250806143001_add_posts_table");
        assertThat(generated.rehearsal().isDone()).isFalse();
        nself(POSTS).migrate();
        assertThat(nself(POSTS).plan().toSql()).isEmpty();
        assertThat(offline(POSTS).generate().offline().execute().migrations()).isEmpty();
    }

    @Test
    void withoutADatabaseNobodyKnowsWhatAHandWrittenMigrationLeadsTo() throws IOException {
        generate(USERS);
        byHand("20250806143500_log", "CREATE TABLE log ();");

        assertThatThrownBy(() -> offline(POSTS).generate().offline().execute())
                .hasMessageContaining("NS3111", "20250806143500_log");
    }

    @Test
    void twoBranchesThatBeganAtTheSameSchemaAreFound() throws IOException {
        generate(USERS);
        generate(POSTS);
        Path mine = directory.resolve("20250806143001_add_posts_table");
        Path aside = Files.move(mine, directory.resolveSibling("aside-" + System.nanoTime()));
        nself(USERS).repair().execute();
        generate(USERS + "\nTable tags {\n  id integer [pk]\n}\n");
        Files.move(
                directory.resolve("20250806143001_add_tags_table"), directory.resolve("20250806143009_add_tags_table"));
        Files.move(aside, mine);
        nself(USERS).repair().execute();

        assertThatThrownBy(() -> offline(POSTS).generate().offline().execute())
                .hasMessageContaining(
                        "NS3112",
                        "20250806143001_add_posts_table and 20250806143009_add_tags_table were generated from the same",
                        "nself.bump(20250806143009L)");
    }

    @Test
    void nothingIsWrittenWhenTheSchemaIsInvalid() throws IOException {
        assertThatThrownBy(() -> generate("Table users {")).isInstanceOf(InvalidSchemaException.class);
        assertThat(folders()).isZero();
    }

    @Test
    void whatLosesDataIsWrittenWhenItIsAllowedAndSaysSo() throws IOException {
        generate(USERS);
        nself(USERS).migrate();
        String without = USERS.replace("  nickname text\n", "");

        assertThatThrownBy(() -> generate(without)).isInstanceOf(PlanRefusedException.class);
        assertThat(folders()).isEqualTo(1);
        Generated allowed = builder(without)
                .policy(Policy.safe().allow(Hazard.DATA_LOSS))
                .build()
                .generate()
                .name("forget_nicknames")
                .execute();

        assertThat(allowed.migrations().getFirst().up().text()).isEqualTo("""
                -- nself:allow DATA_LOSS users.nickname

                -- DATA_LOSS: drops column users.nickname with all its values
                ALTER TABLE users DROP COLUMN nickname;
                """);
        assertThat(nself(without).migrate().migrations())
                .extracting(run -> run.migration().folder())
                .containsExactly("20250806143001_forget_nicknames");
    }

    @Test
    void whatMustBeCommittedBeforeItIsUsedIsAMigrationOfItsOwn() {
        String before = "Enum mood {\n  glad\n}\n\nTable users {\n  id integer [pk]\n  mood mood\n}\n";
        generate(before);
        nself(before).migrate();
        String after =
                before.replace("  glad\n", "  glad\n  calm\n").replace("  mood mood", "  mood mood [default: 'calm']");

        Generated generated = generate(after);

        assertThat(generated.migrations())
                .extracting(Migration::folder)
                .containsExactly("20250806143001_change_values_of_mood", "20250806143002_change_default_of_users_mood");
        nself(after).migrate();
        assertThat(nself(after).plan().toSql()).isEmpty();
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        Generated generated = nself(USERS).generate().dryRun().execute();

        assertThat(generated.migrations()).hasSize(1);
        assertThat(generated.written()).isFalse();
        assertThat(directory).isEmptyDirectory();
    }

    private long folders() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(Files::isDirectory).count();
        }
    }

    private void byHand(String folder, String up) throws IOException {
        Files.writeString(Files.createDirectories(directory.resolve(folder)).resolve("up.sql"), up);
    }

    private Nself offline(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .backups(backups)
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC))
                .build();
    }

    private Generated generate(String dbml) {
        return nself(dbml).generate().execute();
    }

    private Nself nself(String dbml) {
        return builder(dbml).build();
    }

    private Nself.Builder builder(String dbml) {
        return Nself.builder()
                .schema(SchemaSource.text(dbml))
                .migrations(directory)
                .backups(backups)
                .dataSource(database.dataSource())
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC));
    }
}
