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
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** What is seen of a run while it runs. */
class EventLinesTest {

    private static final String NOTICE = "DO $$ BEGIN RAISE NOTICE 'half of it is done'; END $$;\n";

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
    void whatTheServerSaysIsShown() throws IOException {
        migration("1_said", NOTICE);

        assertThat(up(Terminal.none(), Map.of())).isZero();
        assertThat(err).hasToString("NOTICE: half of it is done\n");
    }

    @Test
    void rowsAreCountedForThoseWhoAsk() throws IOException {
        migration("1_rows", "CREATE TABLE t (n int);\nINSERT INTO t VALUES (1), (2);\n");

        assertThat(up(Terminal.none(), Map.of(), "--verbose")).isZero();
        assertThat(err.toString().replaceAll("\\d+ ms", "9 ms")).endsWith("1_rows/up.sql:2:1: 2 rows (9 ms)\n");
    }

    @Test
    void aBarSaysHowFarItIsAtATerminalAndStandsBelowOtherLines() throws IOException {
        migration("1_said", NOTICE);
        migration("2_more", "SELECT 1;");

        assertThat(up(Terminal.asking(question -> "n"), Map.of())).isZero();
        assertThat(err.toString().replace("\r\u001B[K", "<clear>"))
                .isEqualTo("<clear>░░░░░░░░░░░░░░░░░░░░ 1/2 1_said<clear>NOTICE: half of it is done\n"
                        + "<clear>░░░░░░░░░░░░░░░░░░░░ 1/2 1_said<clear>██████████░░░░░░░░░░ 2/2 2_more<clear>");
    }

    @Test
    void neitherBarNorColourWhereSomebodySaidNo() throws IOException {
        migration("1_said", NOTICE);
        migration("2_more", "SELECT 1;");
        migration("3_wrong", "SELECT wrong;");

        assertThat(up(Terminal.asking(question -> "n"), Map.of("NO_COLOR", "1")))
                .isEqualTo(1);
        assertThat(err.toString()).startsWith("""
                NOTICE: half of it is done
                ! 1_said was applied before that, and stays so
                ! 2_more was applied before that, and stays so
                nself: NS5001: \
                """).doesNotContain("\u001B");
        err.getBuffer().setLength(0);
        migration("3_wrong", "SELECT 3;");
        migration("4_last", NOTICE);
        assertThat(up(Terminal.asking(question -> "n"), Map.of(), "--no-color", "--quiet"))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAttemptThatIsMadeAgainIsSaid() throws IOException, SQLException {
        migration("1_table", "CREATE TABLE t ();");
        migration("2_column", "ALTER TABLE t ADD COLUMN n int;");
        up(Terminal.none(), Map.of(), "--version", "1");

        try (Connection other = database.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t");
            assertThat(up(Terminal.none(), Map.of(), "--lock-timeout", "10ms")).isEqualTo(1);
        }
        assertThat(err.toString()).contains("! attempt 1 failed and is made again: NS5002: ");
    }

    private int up(Terminal terminal, Map<String, String> environment, String... rest) {
        String[] arguments = Stream.concat(
                        Stream.of("db", "migrate:up", "--project", project.toString(), "--url", database.url()),
                        Stream.of(rest))
                .toArray(String[]::new);
        return Main.run(arguments, environment, terminal, new PrintWriter(out, true), new PrintWriter(err, true));
    }

    private void migration(String folder, String up) throws IOException {
        Path made = Files.createDirectories(
                project.resolve("hasura/migrations/default").resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
    }
}
