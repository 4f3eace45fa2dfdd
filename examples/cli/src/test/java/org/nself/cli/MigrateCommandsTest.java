package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** The story that a team lives: edit, run, look, apply, look back. */
class MigrateCommandsTest {

    private static final String USERS = "Table users {\n  id integer [pk]\n}\n";

    private final TestDatabase database = PostgresServer.shared().newDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path project;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void anEditIsWrittenReviewedAppliedAndTakenBack() throws IOException {
        schema(USERS);
        assertThat(db("run", "--name", "init")).isZero();
        String version = version();
        assertThat(err.toString()).contains("""
                ✓ Schema changes detected!
                ✓ Generating migration: %s_init
                ✓ Migration created: %s/hasura/migrations/default/%s_init
                """.formatted(version, project, version));

        clear();
        assertThat(db("status")).isZero();
        assertThat(out).hasToString("""
                VERSION         NAME  STATUS
                %s  init  Pending
                """.formatted(version));

        clear();
        assertThat(db("migrate:up", "--dry-run")).isZero();
        assertThat(out).hasToString("""
                would apply 1 migration
                  %s_init

                -- %s_init/up.sql
                CREATE TABLE users (
                    id integer PRIMARY KEY
                );
                """.formatted(version, version));

        clear();
        assertThat(db("migrate:up")).isZero();
        assertThat(out.toString()).startsWith("applied 1 migration (").endsWith("\n  " + version + "_init\n");
        assertThat(db("run")).isZero();
        assertThat(err.toString()).endsWith("✓ No schema changes\n");

        clear();
        assertThat(db("migrate:down")).isEqualTo(1);
        assertThat(err.toString()).contains("no terminal", "--yes");
        assertThat(db("migrate:down", "--yes")).isZero();
        assertThat(out.toString()).startsWith("took back 1 migration (");
    }

    @Test
    void aMigrationIsMadeByHandWithoutADatabase() throws IOException {
        assertThat(Main.run(
                        new String[] {"db", "migrate:create", "add_user_indexes", "--project", project.toString()},
                        Map.of(),
                        Terminal.none(),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true)))
                .as(err.toString())
                .isZero();
        assertThat(project.resolve("hasura/migrations/default/" + version() + "_add_user_indexes/down.sql"))
                .exists();
    }

    @Test
    void whatIsDeletedIsKeptListedAndDeletedForGood() throws IOException {
        schema(USERS.replace("}", "  email text\n}"));
        assertThat(db("run", "--name", "init")).isZero();
        assertThat(db("migrate:up")).isZero();
        schema(USERS);
        assertThat(db("run")).isEqualTo(1);
        assertThat(db("run", "--keep-deleted", "--name", "drop_email"))
                .as(err.toString())
                .isZero();
        assertThat(db("migrate:up")).isZero();

        clear();
        assertThat(db("trash")).isZero();
        assertThat(out.toString()).containsPattern("users_email_[0-9a-f]{8}  no rows  .* users\\.email\n");
        assertThat(db("trash", "--only", "nothing")).isEqualTo(2);
        clear();
        assertThat(db("trash", "--purge")).isEqualTo(1);
        assertThat(err.toString()).contains("there is no terminal to ask on; nothing was deleted");
        clear();
        assertThat(db("trash", "--purge", "--older-than", "30d", "--yes")).isZero();
        assertThat(err.toString()).contains("✓ Deleted: users.email (users_email_");
        assertThat(db("trash")).isZero();
        assertThat(out).hasToString("the trash is empty\n");
        clear();
        assertThat(db("trash", "--restore", "users_email")).isEqualTo(1);
        assertThat(err.toString()).contains("NS6021: there is nothing of the name users_email in the trash");
    }

    @Test
    void whatSomebodyElseDidIsMarked() throws IOException {
        db("migrate:create", "by_hand");
        String version = version();

        clear();
        assertThat(db("mark-applied", version)).isZero();
        assertThat(out.toString()).endsWith("by_hand  Applied\n");
        clear();
        assertThat(db("mark-pending", version)).isZero();
        assertThat(out.toString()).endsWith("by_hand  Pending\n");
        clear();
        assertThat(db("status", "--json")).isZero();
        assertThat(out)
                .hasToString(
                        "{\"format\":1,\"migrations\":[{\"version\":\"" + version
                                + "\",\"name\":\"by_hand\",\"state\":\"pending\",\"outOfOrder\":false,\"appliedAt\":null,\"details\":[]}]}\n");
        assertThat(db("mark-applied", "7")).isEqualTo(1);
        assertThat(err.toString()).contains("NS3106", "hint: nself db status lists those that are there");
    }

    @Test
    void aDryRunThatFindsChangesEndsWithThree() throws IOException {
        schema(USERS);

        assertThat(db("run", "--dry-run")).isEqualTo(3);
        assertThat(out.toString()).startsWith("CREATE TABLE users (");
        assertThat(project.resolve("hasura")).doesNotExist();
    }

    @Test
    void whatIsWrongWithTheDirectoryEndsWithFour() throws IOException {
        Files.createDirectories(project.resolve("hasura/migrations/default/1_empty"));

        assertThat(db("status")).isEqualTo(4);
        assertThat(err.toString()).contains("NS4009", "1_empty has no up.sql");
    }

    private String version() throws IOException {
        try (Stream<Path> folders = Files.list(project.resolve("hasura/migrations/default"))) {
            String name = folders.filter(Files::isDirectory)
                    .findFirst()
                    .orElseThrow()
                    .getFileName()
                    .toString();
            return name.substring(0, name.indexOf('_'));
        }
    }

    private void schema(String dbml) throws IOException {
        Files.writeString(project.resolve("schema.dbml"), dbml);
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private int db(String command, String... rest) {
        String[] arguments = Stream.concat(
                        Stream.of("db", command, "--project", project.toString(), "--url", database.url()),
                        Stream.of(rest))
                .toArray(String[]::new);
        return Main.run(arguments, Map.of(), Terminal.none(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
