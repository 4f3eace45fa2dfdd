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

/** Migrations are read, and tried, before anybody needs them. */
class ValidateCommandTest {

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
    void filesAreReadWithoutADatabase() throws IOException {
        migration("1_users", "CREATE TABLE users ();", "DROP TABLE users;");
        migration("2_once", "CREATE TABLE once ();", "");

        assertThat(run("validate")).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("✓ 2 migrations: 0 errors, 0 warnings, 1 remark\n");

        migration("3_wrong", "CREATE TABLE wrong (;", "SELECT 1;");
        assertThat(run("validate")).isEqualTo(4);
        assertThat(out.toString()).startsWith("3_wrong/up.sql:1:20: error NS4102: ");
    }

    @Test
    void everyWayBackIsTriedOnAScratchDatabase() throws IOException {
        migration("1_users", "CREATE TABLE users (id int DEFAULT one());", "DROP TABLE users;");
        Path before = Files.writeString(
                project.resolve("one.sql"), "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'SELECT 1';");

        assertThat(run("validate", "--verify", "--before", before.toString(), "--url", database.url()))
                .isZero();
        assertThat(out).hasToString("""
                VERSION  NAME   DOWN
                1        users  exact

                1 migration up; back exact 1
                """);

        migration("2_posts", "CREATE TABLE posts (); CREATE TABLE more ();", "DROP TABLE posts;");
        out.getBuffer().setLength(0);
        assertThat(run("validate", "--verify", "--before", before.toString(), "--url", database.url()))
                .isEqualTo(4);
        assertThat(out.toString()).contains("""
                2        posts  differs, and then not up again
                    + table public.more
                """);
    }

    @Test
    void programsGetOneDocument() throws IOException {
        migration("1_users", "CREATE TABLE users (id int);", "DROP TABLE users;");
        Files.writeString(project.resolve("schema.dbml"), "Table users {\n  id integer\n  name text\n}\n");

        assertThat(run("validate", "--verify", "--json", "--url", database.url()))
                .isEqualTo(4);
        assertThat(out)
                .hasToString(
                        "{\"format\":1,\"migrations\":1,\"diagnostics\":[],\"downs\":[{\"version\":\"1\",\"name\":\"users\","
                                + "\"verdict\":\"exact\",\"differences\":[]}],\"schema\":{\"equal\":false,\"missing\":["
                                + "\"ALTER TABLE users ADD COLUMN name text\"]},\"holds\":false}\n");
    }

    private void migration(String folder, String up, String down) throws IOException {
        Path made = Files.createDirectories(
                project.resolve("hasura/migrations/default").resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
        Files.writeString(made.resolve("down.sql"), down);
    }

    private int run(String command, String... rest) {
        String[] arguments = Stream.concat(Stream.of("db", command, "--project", project.toString()), Stream.of(rest))
                .toArray(String[]::new);
        return Main.run(arguments, Map.of(), Terminal.none(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
