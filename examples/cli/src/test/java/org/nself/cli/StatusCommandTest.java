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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Is the database what it should be? The exit code tells scripts, and the text tells people. */
class StatusCommandTest {

    private static final String USERS = """
            Table users {
              id integer [pk]
              email varchar(50)
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
    void aDatabaseThatNobodyTouchedEndsWithZero() throws IOException {
        applied();

        assertThat(db("status", "--check-drift")).isZero();
        assertThat(out.toString().replaceAll("\\b\\d{14}(?=[_ ])", "V")).isEqualTo("""
                VERSION         NAME  STATUS
                V  init  Applied

                ✓ The database is where V_init leads, by its snapshot.dbml
                ✓ The database is as %s/schema.dbml says
                """.formatted(project));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void whatSomebodyDidByHandIsShownWithBothWaysAndEndsWithThree() throws IOException, SQLException {
        applied();
        execute("ALTER TABLE users ADD COLUMN nickname text");

        assertThat(db("status", "--check-drift")).isEqualTo(3);
        assertThat(out.toString().replaceAll("\\b\\d{14}(?=[_ ])", "V").replaceAll("(?m) +$", ""))
                .isEqualTo("""
                VERSION         NAME  STATUS
                V  init  Applied

                ✗ The database is not where V_init leads, by its snapshot.dbml, as if somebody had said:
                    add column users.nickname text

                --- expected
                +++ found
                @@ -1,6 +1,7 @@
                 Table users {
                   id integer
                   email "character varying"(50)
                +  nickname text

                   indexes {
                     id [pk, name: 'users_pkey']

                To bring the database back:

                    -- DATA_LOSS: drops column users.nickname with all its values
                    ALTER TABLE users DROP COLUMN nickname;

                To keep it, this is what was done:

                    ALTER TABLE users ADD COLUMN nickname text;

                hint: make a migration of it for the other databases: nself db migrate:create NAME, with the second as up.sql and the first as down.sql; then here nself db mark-applied VERSION

                ✗ The database is not as %s/schema.dbml says: the same differences
                """.formatted(project));
        clear();
        assertThat(db("status", "--check-drift", "--ignore", "column users.nick*"))
                .isZero();
    }

    @Test
    void pendingMigrationsAloneAreNoDrift() throws IOException {
        applied();
        schema(USERS.replace("varchar(50)", "text"));
        assertThat(db("run", "--name", "longer")).isZero();
        clear();

        assertThat(db("status", "--check-drift")).isZero();
        assertThat(out.toString())
                .contains("longer  Pending", "✓ The database is where ", "! The database is not as ")
                .containsPattern("hint: still to be applied: \\d{14}_longer; nself db migrate:up does\n$");
    }

    @Test
    void withoutMigrationsTheHistoryOfTheSchemaCounts() throws IOException, SQLException {
        schema(USERS);
        assertThat(db("sync", "--yes")).isZero();
        execute("ALTER TABLE users ALTER COLUMN email SET DEFAULT 'none'");
        clear();

        assertThat(db("status", "--check-drift")).isEqualTo(3);
        assertThat(out.toString())
                .startsWith("✗ The database is not as " + project
                        + "/schema.dbml had it when it was applied last, as if somebody had said:\n"
                        + "    set the default of users.email\n")
                .contains("ALTER TABLE users ALTER COLUMN email DROP DEFAULT;");
        Files.delete(project.resolve("schema.dbml"));
        assertThat(db("status", "--check-drift")).isEqualTo(3);
    }

    @Test
    void whereNobodyKnowsWhatToExpectItEndsWithOne() throws IOException {
        byHand("CREATE TABLE users (id integer);");
        assertThat(db("migrate:up")).isZero();
        clear();

        assertThat(db("status", "--check-drift", "--no-scratch")).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "! It is not known whether the database is where the applied migrations lead: ",
                        "--no-scratch");
        assertThat(db("status", "--check-drift")).isZero();
        schema("Table users {");
        assertThat(db("status", "--check-drift")).isEqualTo(4);
    }

    @Test
    void programsReadOneDocument() throws IOException, SQLException {
        applied();
        execute("ALTER TABLE users ADD COLUMN nickname text");
        clear();

        assertThat(db("status", "--check-drift", "--json")).isEqualTo(3);
        JsonNode document = JsonMapper.shared().readTree(out.toString());
        assertThat(document.get("format").asInt()).isEqualTo(1);
        assertThat(document.get("migrations")).hasSize(1);
        JsonNode drift = document.get("drift");
        assertThat(drift.get("drifted").asBoolean()).isTrue();
        assertThat(drift.get("known").asBoolean()).isTrue();
        assertThat(drift.get("sources")).hasSize(2);
        JsonNode history = drift.get("sources").get(0);
        assertThat(history.get("source").asString()).isEqualTo("history");
        assertThat(history.get("unknown").isNull()).isTrue();
        assertThat(history.get("changes").toString())
                .isEqualTo(
                        "[{\"kind\":\"AddColumn\",\"subject\":\"users.nickname\",\"text\":\"add column users.nickname text\"}]");
        assertThat(history.get("repair").asString()).endsWith("ALTER TABLE users DROP COLUMN nickname;\n");
        assertThat(history.get("adoption").asString()).isEqualTo("ALTER TABLE users ADD COLUMN nickname text;\n");
        assertThat(history.get("diff").toString()).contains("\"+  nickname text\"");
    }

    private void applied() throws IOException {
        schema(USERS);
        assertThat(db("run", "--name", "init")).isZero();
        assertThat(db("migrate:up")).isZero();
        clear();
    }

    private void byHand(String up) throws IOException {
        Path folder = Files.createDirectories(project.resolve("hasura/migrations/default/1_by_hand"));
        Files.writeString(folder.resolve("up.sql"), up);
    }

    private void schema(String dbml) throws IOException {
        Files.writeString(project.resolve("schema.dbml"), dbml);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void clear() {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
    }

    private int db(String command, String... rest) {
        return Main.run(
                Stream.concat(Stream.of("db", command, "--project", project.toString()), Arrays.stream(rest))
                        .toArray(String[]::new),
                Map.of("NSELF_DATABASE_URL", database.url()),
                Terminal.none(),
                new PrintWriter(out, true),
                new PrintWriter(err, true));
    }
}
