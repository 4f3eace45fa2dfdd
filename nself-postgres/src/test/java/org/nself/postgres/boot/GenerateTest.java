package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Generated;
import org.nself.InvalidSchemaException;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.PlanRefusedException;
import org.nself.SchemaSource;
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
    void nothingIsWrittenWhileMigrationsArePending() throws IOException {
        generate(USERS);

        assertThatThrownBy(() -> generate(POSTS))
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS3109", "20250806143000_add_users_table");
        assertThat(folders()).isEqualTo(1);
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
        assertThat(folders()).isZero();
    }

    private long folders() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.count();
        }
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
                .dataSource(database.dataSource())
                .clock(Clock.fixed(Instant.parse("2025-08-06T14:30:00Z"), ZoneOffset.UTC));
    }
}
