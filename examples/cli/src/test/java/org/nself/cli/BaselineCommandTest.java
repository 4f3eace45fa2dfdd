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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.testkit.PostgresServer;
import org.nself.testkit.TestDatabase;

/** A team comes with a database that is years old. */
class BaselineCommandTest {

    private final TestDatabase database = PostgresServer.shared().newDatabase();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path project;

    @BeforeEach
    void oldDatabase() throws SQLException {
        execute("CREATE TABLE users (id int PRIMARY KEY)");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void whatTheDatabaseHoldsBecomesTheFirstMigration() {
        assertThat(baseline("--dry-run")).isZero();
        assertThat(out.toString()).startsWith("would count as applied: 1\n  ").contains("_baseline");
        assertThat(project.resolve("hasura")).doesNotExist();

        assertThat(baseline()).isZero();
        assertThat(project.resolve("hasura/migrations/default"))
                .isDirectoryRecursivelyContaining("glob:**_baseline/up.sql");
    }

    @Test
    void whatAnotherToolAppliedIsTakenOver() throws IOException, SQLException {
        migration("1_users");
        migration("2_posts");
        migration("3_tags");
        execute("""
                CREATE SCHEMA old;
                CREATE TABLE old.schema_migrations (version bigint PRIMARY KEY, dirty boolean NOT NULL);
                INSERT INTO old.schema_migrations VALUES (2, false)""");

        assertThat(baseline("--from", "golang-migrate")).isEqualTo(1);
        assertThat(err.toString()).contains("NS3121", "say where it is: --table schema.table");
        assertThat(baseline("--from", "golang-migrate", "--table", "old.schema_migrations"))
                .isZero();
        assertThat(out).hasToString("count as applied now: 2\n  1_users\n  2_posts\n");
        assertThat(baseline("3")).isZero();
    }

    @Test
    void whatCannotBeMeantIsWrongUsage() {
        assertThat(baseline("--from", "liquibase")).isEqualTo(2);
        assertThat(err.toString()).contains("\"liquibase\" is none of hasura, flyway, golang-migrate");
        assertThat(baseline("--source", "default")).isEqualTo(2);
        assertThat(err.toString()).contains("--from");
    }

    @Test
    void whereHasuraKeepsItsStateIsAsked() throws IOException {
        migration("1_users");

        assertThat(baseline("--from", "hasura")).isEqualTo(1);
        assertThat(err.toString()).contains("NS3121", "--metadata-url URL");
    }

    private void migration(String name) throws IOException {
        Path folder = Files.createDirectories(
                project.resolve("hasura/migrations/default").resolve(name));
        Files.writeString(folder.resolve("up.sql"), "SELECT 1;\n");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private int baseline(String... rest) {
        String[] arguments = Stream.concat(
                        Stream.of("db", "baseline", "--project", project.toString(), "--url", database.url()),
                        Stream.of(rest))
                .toArray(String[]::new);
        return Main.run(arguments, Map.of(), Terminal.none(), new PrintWriter(out, true), new PrintWriter(err, true));
    }
}
