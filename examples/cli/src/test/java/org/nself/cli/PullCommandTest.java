package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

class PullCommandTest {

    private static final String USERS = """
            Table users {
              id integer
              email text

              indexes {
                id [pk, name: 'users_pkey']
              }
            }
            """;

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
    void theSchemaIsPrintedOnStandardOutput() throws SQLException {
        users();

        assertThat(pull()).isZero();
        assertThat(out).hasToString(USERS);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theSchemaIsWrittenToAFileThatSyncHasNothingToSayAbout() throws IOException, SQLException {
        users();
        Path file = project.resolve("schema.dbml");

        assertThat(pull("--out", file.toString())).isZero();
        assertThat(file).hasContent(USERS);
        assertThat(out.toString()).isEmpty();
        assertThat(err).hasToString("✓ Schema written: " + file + "\n");
        assertThat(names()).containsExactly("schema.dbml");
        assertThat(run("db", "sync", "--dry-run", "--project", project.toString()))
                .isZero();
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyByForce() throws IOException, SQLException {
        users();
        Path file = Files.writeString(project.resolve("schema.dbml"), "// mine\n");

        assertThat(pull("--out", file.toString())).isEqualTo(1);
        assertThat(err).hasToString("nself: there is a file " + file + " already; replace it with --force\n");
        assertThat(file).hasContent("// mine\n");
        assertThat(pull("--out", file.toString(), "--force", "--quiet")).isZero();
        assertThat(file).hasContent(USERS);
        assertThat(names()).containsExactly("schema.dbml");
    }

    @Test
    void forceAlsoMakesAFile() throws SQLException {
        users();
        Path file = project.resolve("new.dbml");

        assertThat(pull("--out", file.toString(), "--force")).isZero();
        assertThat(file).hasContent(USERS);
    }

    @Test
    void aFileIsNotTouchedWhenTheDatabaseIsNotThere() throws IOException {
        Path file = Files.writeString(project.resolve("schema.dbml"), "// mine\n");

        assertThat(pull("--out", file.toString(), "--force", "--url", "postgres://localhost:1/none"))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("nself: NS6");
        assertThat(file).hasContent("// mine\n");
    }

    @Test
    void aDirectoryThatIsNotThereIsSaidToBeMissing() {
        Path file = project.resolve("missing").resolve("schema.dbml");

        assertThat(pull("--out", file.toString())).isEqualTo(1);
        assertThat(err.toString()).endsWith("nself: cannot write " + file + ": there is no such directory\n");
    }

    @Test
    void otherNamespacesAreLookedAtWhenTheyAreNamed() throws SQLException {
        users();
        execute("CREATE SCHEMA auth; CREATE TABLE auth.tokens (id integer PRIMARY KEY)");

        assertThat(pull("--namespaces", "auth")).isZero();
        assertThat(out.toString()).contains("Table auth.tokens {").doesNotContain("users");
    }

    @Test
    void helpShowsOptionsExitCodesAndExamples() {
        assertThat(run("db", "pull", "--help")).isZero();
        assertThat(out.toString())
                .contains("Usage: nself db pull", "--out", "--force", "--namespaces", "Exit codes:", "Examples:");
    }

    private void users() throws SQLException {
        execute("CREATE TABLE users (id integer PRIMARY KEY, email text)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(project)) {
            return files.map(Path::getFileName).map(Path::toString).toList();
        }
    }

    private int pull(String... options) {
        return run(Stream.concat(Stream.of("db", "pull", "--project", project.toString()), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return Main.run(
                arguments,
                Map.of("NSELF_DATABASE_URL", database.url()),
                Terminal.none(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
