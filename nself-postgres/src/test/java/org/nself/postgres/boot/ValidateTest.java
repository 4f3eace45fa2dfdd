package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Nself;
import org.nself.Validation;

/** Migrations are looked at without a database. */
class ValidateTest {

    @TempDir
    private Path directory;

    @Test
    void whatIsWellIsCountedAndNothingElse() throws IOException {
        migration("1_users", "CREATE TABLE users ();", "DROP TABLE users;");

        assertThat(validate()).hasToString("1 migration: nothing to say");
        assertThat(validate().hasErrors()).isFalse();
    }

    @Test
    void everyFileIsReadBothWays() throws IOException {
        migration("1_users", "CREATE TABLE users (;", "DROP TABLE users;");
        migration("2_posts", "CREATE TABLE posts ();", "-- nself:lok-timeout=1s\nROLLBACK;");
        migration("x_y", "SELECT 1;", "SELECT 1;");

        Validation validation = validate();

        assertThat(validation.hasErrors()).isTrue();
        assertThat(validation.diagnostics())
                .extracting(found -> found.code() + " " + found.place().file())
                .containsExactly(
                        "NS4007 x_y", "NS4102 1_users/up.sql", "NS4151 2_posts/down.sql", "NS4107 2_posts/down.sql");
        assertThat(validation.summary()).isEqualTo("2 migrations: 3 errors, 1 warning, 0 remarks");
    }

    @Test
    void whatSaysNothingOrHasNoWayBackIsRemarked() throws IOException {
        migration("1_nothing", "SELECT 1;", "-- to be done\nselect 1 ;\n");
        migration("2_once", "CREATE TABLE once ();", "");

        assertThat(validate()).hasToString("""
                1_nothing/up.sql:1:1: information NS4018: 1_nothing says SELECT 1 in both of its files and nothing else
                hint: write the change there, or delete the folder

                2_once/up.sql:1:1: information NS4019: 2_once has no down.sql, or an empty one, so it cannot be taken back
                hint: write what undoes it, if anything can

                2 migrations: 0 errors, 0 warnings, 2 remarks""");
        assertThat(validate().hasErrors()).isFalse();
    }

    private Validation validate() {
        return Nself.builder().migrations(directory).build().validate();
    }

    private void migration(String folder, String up, String down) throws IOException {
        Path made = Files.createDirectories(directory.resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
        Files.writeString(made.resolve("down.sql"), down);
    }
}
