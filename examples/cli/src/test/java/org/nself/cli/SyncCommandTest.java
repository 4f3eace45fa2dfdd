package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

class SyncCommandTest {

    private static final String USERS = "Table users {\n  id integer [pk]\n  email text\n}\n";

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
    void aDryRunPrintsTheSqlAndEndsWithThree() throws IOException {
        schema(USERS);

        assertThat(sync(Terminal.none(), "--dry-run")).isEqualTo(3);
        assertThat(out).hasToString("""
                CREATE TABLE users (
                    id integer PRIMARY KEY,
                    email text
                );
                """);
        assertThat(err.toString()).contains("✓ Analyzing schema: ", "✓ Schema changes detected!");
    }

    @Test
    void withoutATerminalNothingIsAppliedUnlessToldSo() throws IOException {
        schema(USERS);

        assertThat(sync(Terminal.none())).isEqualTo(1);
        assertThat(err.toString()).endsWith("""
                nself: there is no terminal to ask on; nothing was changed
                hint: give --yes to apply without asking, or --dry-run to look
                """);
        assertThat(sync(Terminal.none(), "--yes")).isZero();
        assertThat(out.toString()).startsWith("applied ").contains("\n  create table users (2 columns)");
    }

    @Test
    void aPersonIsShownTheSqlAndAsked() throws IOException {
        schema(USERS);

        assertThat(sync(Terminal.asking(question -> "n"))).isEqualTo(1);
        assertThat(err.toString()).contains("CREATE TABLE users (").endsWith("Nothing was changed.\n");
        assertThat(sync(Terminal.asking(question -> "yes"))).isZero();
    }

    @Test
    void aSecondSyncHasNothingToDo() throws IOException {
        schema(USERS);
        sync(Terminal.none(), "--yes");
        clear();

        assertThat(sync(Terminal.none())).isZero();
        assertThat(err.toString()).endsWith("✓ No schema changes\n");
        assertThat(sync(Terminal.none(), "--dry-run")).isZero();
    }

    @Test
    void aRefusalNamesTheOptionThatAllowsIt() throws IOException {
        schema(USERS);
        sync(Terminal.none(), "--yes");
        schema("Table users {\n  id integer [pk]\n}\n");
        clear();

        assertThat(sync(Terminal.none(), "--yes", "--quiet")).isEqualTo(1);
        assertThat(err.toString()).startsWith("""
                nself: NS3001: the policy refuses 1 of 1 step; nothing was changed

                  - DATA_LOSS users.email: drops column users.email with all its values
                      at stake: no rows
                      lock: ACCESS EXCLUSIVE on users
                      allow it: --allow DATA_LOSS
                """);
        assertThat(sync(Terminal.none(), "--yes", "--allow", "data_loss")).isZero();
    }

    @Test
    void aPlanIsPrintedReviewedAndApplied() throws IOException {
        schema(USERS);
        assertThat(sync(Terminal.none(), "--dry-run", "--json")).isEqualTo(3);
        Path plan = Files.writeString(project.resolve("plan.json"), out.toString());
        assertThat(out.toString()).startsWith("{\n  \"format\" : 1,").contains("\"change\" : \"create_table\"");
        clear();
        schema(USERS.replace("email", "mail"));

        assertThat(sync(Terminal.none(), "--plan", plan.toString(), "--yes")).isEqualTo(1);
        assertThat(err.toString()).contains("nself: NS3003: ", "hint: the schema was edited since");
        schema(USERS);
        assertThat(sync(Terminal.none(), "--plan", plan.toString(), "--yes")).isZero();
        assertThat(sync(Terminal.none(), "--plan", plan.toString(), "--yes")).isZero();
    }

    @Test
    void aPlanThatIsNotThereIsAWrongUsage() throws IOException {
        schema(USERS);

        assertThat(sync(Terminal.none(), "--plan", "nowhere.json", "--yes")).isEqualTo(2);
        assertThat(err.toString()).contains("nself: the plan cannot be read: ");
        assertThat(sync(Terminal.none(), "--json")).isEqualTo(2);
    }

    @Test
    void anInvalidSchemaEndsWithFour() throws IOException {
        schema(
                "Table users {\n  id integer [pk]\n  team_id integer [ref: > team.id]\n}\n\nTable teams {\n  id integer [pk]\n}\n");

        assertThat(sync(Terminal.none())).isEqualTo(4);
        assertThat(err.toString()).contains("hint: did you mean \"teams\"?");
    }

    @Test
    void aWrongOptionIsOneLineAndWhereToReadOn() {
        assertThat(run(Map.of(), Terminal.none(), "db", "synk")).isEqualTo(2);
        assertThat(err).hasToString("""
                nself: unmatched argument at index 1: 'synk'
                Did you mean: db sync?
                Try 'nself db --help'.
                """);
        clear();
        assertThat(run(Map.of(), Terminal.none(), "db", "sync", "--allow", "NOTHING"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("nself: invalid value for option '--allow'");
    }

    @Test
    void withoutADatabaseItSaysHowToNameOne() throws IOException {
        schema(USERS);

        assertThat(run(Map.of(), Terminal.none(), "db", "sync", "--project", project.toString()))
                .isEqualTo(2);
        assertThat(err)
                .hasToString(
                        "nself: no database was named: give --url, or set NSELF_DATABASE_URL, DATABASE_URL or PGHOST\n");
    }

    @Test
    void helpShowsOptionsExitCodesAndExamples() {
        assertThat(run(Map.of(), Terminal.none(), "db", "sync", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: nself db sync", "--dry-run", "--allow", "--yes", "Exit codes:", "Examples:");
        assertThat(run(Map.of(), Terminal.none(), "--version")).isZero();
    }

    @Test
    void aWrongUrlShowsNoPassword() throws IOException {
        schema(USERS);
        String url = "jdbc:postgresql:/u:secret@h/d";

        assertThat(run(
                        Map.of("DATABASE_URL", url),
                        Terminal.none(),
                        "db",
                        "sync",
                        "--verbose",
                        "--project",
                        project.toString()))
                .isEqualTo(2);
        assertThat(err.toString())
                .startsWith("nself: the URL of the database is not understood")
                .doesNotContain("secret");
    }

    @Test
    void aPasswordVariableThatIsNotSetIsAWrongUsage() throws IOException {
        schema(USERS);

        assertThat(sync(Terminal.none(), "--password-env", "SECRET")).isEqualTo(2);
        assertThat(err).hasToString("nself: --password-env names SECRET, which is not set\n");
    }

    @Test
    void aMissingSchemaIsAnsweredWithTheOptionThatNamesAnother() {
        assertThat(sync(Terminal.none())).isEqualTo(1);
        assertThat(err.toString())
                .contains("NS6001: there is no schema at ", "or name another file with --schema FILE;")
                .doesNotContain("builder");
    }

    private void schema(String dbml) throws IOException {
        Files.writeString(project.resolve("schema.dbml"), dbml);
    }

    private int sync(Terminal terminal, String... options) {
        String[] arguments = Stream.concat(
                        Stream.of("db", "sync", "--project", project.toString()), Arrays.stream(options))
                .toArray(String[]::new);
        return run(Map.of("NSELF_DATABASE_URL", database.url()), terminal, arguments);
    }

    private int run(Map<String, String> environment, Terminal terminal, String... arguments) {
        return Main.run(arguments, environment, terminal, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }
}
