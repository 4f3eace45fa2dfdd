package org.nself.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** Ctrl-C while a migration runs: a real process and a real signal. */
class InterruptionTest {

    private static final String SLEEPING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            + " AND pid <> pg_backend_pid() AND state = 'active' AND query LIKE '%pg_sleep(60)%'";

    private final TestDatabase database = PostgresServer.shared().newDatabase();

    @TempDir
    private Path project;

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatRunsIsCancelledAndRolledBackAndSaidSo() throws Exception {
        migration("1_before", "CREATE TABLE before ();");
        migration("2_slow", "CREATE TABLE slow ();\nSELECT pg_sleep(60);");
        Path errors = project.resolve("errors");
        Process process = NselfProcess.builder(
                        NselfProcess.command("db", "migrate:up", "--project", ".", "--url", database.url()),
                        project,
                        Map.of())
                .redirectError(errors.toFile())
                .start();
        while (number(SLEEPING) == 0 && process.isAlive()) {
            Thread.onSpinWait();
        }

        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        int exit = process.waitFor();

        assertThat(Files.readString(errors))
                .startsWith("""
                        ! 1_before was applied before that, and stays so
                        nself: NS5006: statement 2 of 2_slow/up.sql was cancelled; nothing was changed
                        """)
                .contains("2_slow/up.sql:2:1: error NS5006: ", "2 | SELECT pg_sleep(60);");
        assertThat(exit).isEqualTo(130);
        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(number(SLEEPING)).as("statements that still run").isZero();
        assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename = 'before'"))
                .isOne();
        assertThat(number("SELECT count(*) FROM pg_tables WHERE tablename = 'slow'"))
                .isZero();
        assertThat(status()).contains("before  Applied\n", "slow    Pending\n");
    }

    private String status() {
        StringWriter out = new StringWriter();
        String[] status = {"db", "status", "--project", project.toString(), "--url", database.url()};
        Main.run(status, Map.of(), Terminal.none(), new PrintWriter(out), new PrintWriter(out));
        return out.toString();
    }

    private long number(String query) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void migration(String folder, String up) throws IOException {
        Path made = Files.createDirectories(
                project.resolve("hasura/migrations/default").resolve(folder));
        Files.writeString(made.resolve("up.sql"), up);
    }
}
