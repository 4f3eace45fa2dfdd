package org.nself.postgres.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.SourceFile;

/**
 * Splits the migrations of public projects. Runs where {@code -Dnself.corpus} names the directory they lie in. The server
 * splits a whole file too when it gets it in one message, which judges the effect.
 */
@EnabledIfSystemProperty(named = "nself.corpus", matches = ".+")
class CorpusScriptTest {

    private static final Path FILES = Path.of(System.getProperty("nself.corpus", ""), "hasura-real");

    @Test
    void everyFileCanBeRun() throws IOException {
        List<Path> files = files("");
        int statements = 0;
        List<String> problems = new ArrayList<>();
        for (Path file : files) {
            Script script = script(file);
            statements += script.statements().size();
            script.diagnostics().forEach(problem -> problems.add(problem.toString()));
        }
        System.out.printf("%d files, %d statements, %d problems%n", files.size(), statements, problems.size());
        problems.forEach(System.out::println);

        assertThat(files).hasSizeGreaterThan(1100);
        assertThat(statements).isGreaterThan(2000);
        assertThat(problems).isEmpty();
    }

    @Test
    void statementByStatementHasTheEffectOfTheWholeFile() throws IOException, SQLException {
        for (String project : List.of("realworld", "mapofzones", "crates_io_diesel")) {
            try (TestDatabase whole = TestServer.current().newDatabase();
                    TestDatabase split = TestServer.current().newDatabase()) {
                int same = 0;
                int refused = 0;
                List<String> differences = new ArrayList<>();
                prepare(whole);
                prepare(split);
                for (Path file : files(project).stream()
                        .filter(each -> each.endsWith("up.sql"))
                        .toList()) {
                    String one = run(whole, List.of(text(file)));
                    String other = run(
                            split,
                            script(file).statements().stream()
                                    .map(ScriptStatement::text)
                                    .toList());
                    if (one.equals(other)) {
                        same++;
                        refused += one.isEmpty() ? 0 : 1;
                    } else {
                        differences.add(file + ": " + one + " | " + other);
                    }
                }
                System.out.printf("%s: %d files alike, %d of them refused%n", project, same, refused);
                assertThat(differences).isEmpty();
                assertThat(objects(split)).isEqualTo(objects(whole)).hasSizeGreaterThan(20);
            }
        }
    }

    private static void prepare(TestDatabase database) {
        database.execute("CREATE EXTENSION IF NOT EXISTS pgcrypto");
        database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm");
        database.execute("CREATE EXTENSION IF NOT EXISTS ltree");
    }

    /** The SQLSTATE of what the server refuses, which then has no effect; empty when there is none. */
    private static String run(TestDatabase database, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url() + "&preferQueryMode=simple")) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                for (String sql : statements) {
                    statement.execute(sql);
                }
                connection.commit();
                return "";
            } catch (SQLException failure) {
                connection.rollback();
                return String.valueOf(failure.getSQLState());
            }
        }
    }

    private static List<List<String>> objects(TestDatabase database) {
        return database.query("""
                SELECT c.relkind, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
                  FROM pg_class c
                  JOIN pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                 WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                UNION ALL
                SELECT 'f', p.proname, md5(p.prosrc), pg_get_function_identity_arguments(p.oid), NULL
                  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                 WHERE n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
                UNION ALL
                SELECT 't', t.tgname, pg_get_triggerdef(t.oid), NULL, NULL FROM pg_trigger t WHERE NOT t.tgisinternal
                 ORDER BY 1, 2, 3, 4""");
    }

    private static List<Path> files(String project) throws IOException {
        try (Stream<Path> all = Files.walk(FILES.resolve(project))) {
            return all.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
        }
    }

    private static Script script(Path file) throws IOException {
        return Script.read(new SourceFile(FILES.relativize(file).toString(), text(file)));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
