package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.EnvironmentException;
import org.nself.InvalidMigrationsException;
import org.nself.Nself;
import org.nself.StatementFailedException;
import org.nself.Verification;
import org.nself.Verification.Verdict;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** Migrations are tried on a scratch database, each way; the verdict is about all that they leave. */
class VerifyTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @AfterEach
    void nothingIsLeft() {
        assertThat(database.query("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"))
                .isEmpty();
        database.close();
    }

    @Test
    void theVerdictSaysWhatAWayBackGivesBack() throws IOException {
        migration("1_exact", "CREATE TABLE users (id int PRIMARY KEY, name text);", "DROP TABLE users;");
        migration(
                "2_reordered",
                "ALTER TABLE users DROP COLUMN id CASCADE;",
                "ALTER TABLE users ADD COLUMN id int PRIMARY KEY;");
        migration("3_differs", "CREATE TABLE posts (); COMMENT ON TABLE users IS 'people';", "DROP TABLE posts;");
        migration("4_fails", "CREATE TABLE more ();", "DROP TABLE less;");
        migration("5_none", "CREATE TABLE once ();", "");
        migration("6_comment", "CREATE TABLE twice ();", "-- cannot be undone");
        migration("7_nothing", "UPDATE users SET name = 'x';", "-- nothing to do");

        Verification verification = nself().verify().execute();

        assertThat(verification.holds()).isFalse();
        assertThat(verification)
                .hasToString("""
                VERSION  NAME       DOWN
                1        exact      exact
                2        reordered  reordered
                    ~ order of columns public.users: id, name became name, id
                3        differs    differs
                    ~ table public.users: %1$s became %1$s COMMENT people
                4        fails      fails
                    NS5001: PostgreSQL refused statement 1 of 4_fails/down.sql; nothing was changed
                    4_fails/down.sql:1:1: error NS5001: table "less" does not exist (42P01)
                        1 | DROP TABLE less;
                            ^^^^^^^^^^^^^^^
                    hint: what it names does not exist here: look at search_path, at the order of the migrations, and at \
                what was changed by hand
                5        none       none
                6        comment    differs, and then not up again
                    + table public.twice
                    NS5001: PostgreSQL refused statement 1 of 6_comment/up.sql; nothing was changed
                    6_comment/up.sql:1:1: error NS5001: relation "twice" already exists (42P07)
                        1 | CREATE TABLE twice ();
                            ^^^^^^^^^^^^^^^^^^^^^
                    hint: it is there already: somebody made it by hand, or another migration did
                7        nothing    exact

                7 migrations up; back exact 2, reordered 1, differs 2, fails 1, none 1""".formatted("USING heap REPLICA IDENTITY DEFAULT OWNER postgres ACL " + acl()));
    }

    /** What the owner of a table may do, which later versions add to. */
    private String acl() {
        return database.query("SELECT acldefault('r', 'postgres'::regrole)::text")
                .getFirst()
                .getFirst()
                .replaceAll("[{}]", "");
    }

    @Test
    void whatRunsOutsideOfATransactionIsTriedOnACopy() throws IOException {
        migration("1_users", "CREATE TABLE users (name text);", "DROP TABLE users;");
        migration("2_index", "CREATE INDEX CONCURRENTLY i ON users (name);", "DROP INDEX CONCURRENTLY i;");
        migration(
                "3_broken", "CREATE INDEX CONCURRENTLY j ON users (name);", "DROP INDEX j; DROP INDEX CONCURRENTLY k;");
        migration("4_half", "CREATE INDEX k ON users (name);", "CREATE INDEX CONCURRENTLY l ON users (name);");
        migration("5_stands", "DROP INDEX i; DROP INDEX j; DROP INDEX k;", "SELECT 1;");

        assertThat(nself().verify().execute().migrations())
                .extracting(entry -> entry.verdict() + " " + entry.difference().lines()
                        + entry.again().isPresent())
                .containsExactly(
                        "EXACT []false",
                        "EXACT []false",
                        "FAILS []false",
                        "DIFFERS [+ index public.k, + index public.l]true",
                        "DIFFERS [- index public.i, - index public.j, - index public.k]true");
    }

    @Test
    void whatACommitWouldRefuseFails() throws IOException {
        migration(
                "1_users",
                "CREATE TABLE users (id int PRIMARY KEY, boss int REFERENCES users DEFERRABLE INITIALLY DEFERRED);",
                "DROP TABLE users;");
        migration("2_rows", "INSERT INTO users VALUES (1, NULL);", "UPDATE users SET boss = 7;");

        Verification verification = nself().verify().execute();

        assertThat(verification.count(Verdict.EXACT)).isEqualTo(1);
        assertThat(verification.migrations().getLast().failure().orElseThrow())
                .hasMessageContaining("violates foreign key constraint");
    }

    /** A date in a default is printed as the session wants it, and is the same date. */
    @Test
    void howASessionWritesDatesMakesNoDifference() throws IOException {
        migration(
                "1_users", "CREATE TABLE users (seen timestamptz DEFAULT '1970-01-01 00:00+00');", "DROP TABLE users;");
        migration(
                "2_name",
                "ALTER TABLE users ADD COLUMN name text;",
                "SET TimeZone = 'Asia/Kathmandu'; ALTER TABLE users DROP COLUMN name;");

        assertThat(nself().verify().execute().migrations())
                .extracting(entry -> entry.verdict())
                .containsExactly(Verdict.EXACT, Verdict.EXACT);
    }

    /** The server lets nobody use a value of an enum in the transaction that added it. */
    @Test
    void whatOnlyOneTransactionForbidsIsTriedInTwo() throws IOException {
        migration(
                "1_mood",
                "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE users (mood mood);",
                "DROP TABLE users; DROP TYPE mood;");
        migration(
                "2_happy",
                "ALTER TABLE users ALTER mood SET DEFAULT 'sad'; INSERT INTO users VALUES ('sad');"
                        + " UPDATE users SET mood = enum_last(mood);",
                "ALTER TABLE users ALTER mood DROP DEFAULT; ALTER TYPE mood ADD VALUE IF NOT EXISTS 'happy';");

        assertThat(nself().verify().execute().migrations())
                .extracting(entry -> entry.verdict() + " " + entry.again().isPresent())
                .containsExactly("EXACT false", "DIFFERS false");
    }

    @Test
    void aWayUpThatFailsEndsTheTrial() throws IOException {
        migration("1_users", "CREATE TABLE users ();", "DROP TABLE users;");
        migration("2_wrong", "CREATE TABLE users ();", "DROP TABLE users;");
        migration("3_posts", "CREATE TABLE posts ();", "DROP TABLE posts;");

        Verification verification = nself().verify().execute();

        assertThat(verification.holds()).isFalse();
        assertThat(verification.migrations()).hasSize(1);
        assertThat(verification.failure().orElseThrow()).hasMessageContaining("2_wrong/up.sql:1:1");
        assertThat(verification.toString())
                .contains("the next way up failed, and nothing behind it was tried:\nNS5001");
    }

    @Test
    void whatTheMigrationsExpectIsMadeBefore() throws IOException {
        migration("1_users", "CREATE TABLE users (id uuid DEFAULT other.make());", "DROP TABLE users;");
        Path schema = Files.writeString(directory.resolve("schema.txt"), "CREATE SCHEMA other;");
        Path function = Files.writeString(
                directory.resolve("function.txt"),
                "CREATE FUNCTION other.make() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid';");

        assertThat(nself().verify().before(schema).before(function).execute().holds())
                .isTrue();
        assertThatThrownBy(() -> nself().verify().before(function).execute())
                .isInstanceOf(StatementFailedException.class)
                .hasMessageContaining("function.txt:1:1: error NS5001: schema \"other\" does not exist");
        assertThatThrownBy(() ->
                        nself().verify().before(directory.resolve("absent.sql")).execute())
                .isInstanceOf(EnvironmentException.class)
                .hasMessageStartingWith("NS6014: cannot read ");
    }

    @Test
    void theEndIsHeldAgainstTheSchema() throws IOException {
        migration("1_users", "CREATE TABLE users (id integer PRIMARY KEY);", "DROP TABLE users;");
        Path schema = Files.writeString(directory.resolve("schema.dbml"), "Table users {\n  id integer [pk]\n}\n");
        Nself nself = Nself.builder()
                .schema(schema)
                .migrations(directory)
                .dataSource(database.dataSource())
                .build();

        assertThat(nself.verify().execute().toString()).endsWith("\nthe last migration leads to the schema");

        Files.writeString(schema, "Table users {\n  id integer [pk]\n  name text\n}\n");
        Verification verification = nself.verify().execute();

        assertThat(verification.holds()).isFalse();
        assertThat(verification.toString()).contains("does not lead to the schema; what is missing:\n    ", "name");
    }

    @Test
    void aFileThatCannotBeRunIsRefusedBeforeAnythingIsMade() throws IOException {
        migration("1_users", "CREATE TABLE users ();", "DROP TABLE users (;");

        assertThatThrownBy(() -> nself().verify().execute()).isInstanceOf(InvalidMigrationsException.class);
    }

    private Nself nself() {
        return Nself.builder()
                .migrations(directory)
                .dataSource(database.dataSource())
                .build();
    }

    private void migration(String folder, String up, String down) throws IOException {
        Path made = Files.createDirectories(directory.resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
        Files.writeString(made.resolve("down.sql"), down);
    }
}
