package org.nself.postgres.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/**
 * Lets {@code psql -f} judge the cases: what it sends to the server must be what nself would send. Runs where psql is
 * installed.
 */
@EnabledIf("hasPsql")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScriptPsqlTest {

    private static final Pattern MARK = Pattern.compile("(?m)^\\\\\\.\\r?\\n?\\z");

    private TestDatabase database;
    private Path directory;

    static boolean hasPsql() {
        return Stream.of(System.getenv("PATH").split(Pattern.quote(File.pathSeparator)))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "psql")));
    }

    @BeforeAll
    void open() throws IOException {
        database = TestServer.current().newDatabase();
        directory = Files.createTempDirectory("nself-psql");
    }

    @AfterAll
    void close() {
        database.close();
    }

    @TestFactory
    Stream<DynamicTest> psqlSendsTheSameStatements() {
        return ScriptCase.all().stream()
                .filter(each -> each.script().diagnostics().isEmpty())
                .map(each ->
                        DynamicTest.dynamicTest(each.file().getFileName() + " " + each.title(), () -> judge(each)));
    }

    private void judge(ScriptCase judged) throws IOException, InterruptedException {
        List<FrontendTap.Query> theirs = normalised(psql(judged.text()));
        List<FrontendTap.Query> ours = judged.script().statements().stream()
                .map(statement -> new FrontendTap.Query(
                        statement.normalised(), statement.rows().map(ScriptStatement.Rows::text)))
                .toList();
        if (judged.script().ownTransaction()) {
            assertThat(TransactionCommand.of(command(theirs.getFirst().text()))).contains(TransactionCommand.BEGIN);
            assertThat(TransactionCommand.of(command(theirs.getLast().text()))).contains(TransactionCommand.COMMIT);
            theirs = theirs.subList(1, theirs.size() - 1);
        }
        if (judged.isNotReadAlikeByPsql()) {
            assertThat(theirs).isNotEqualTo(ours);
        } else {
            assertThat(theirs).isEqualTo(ours);
        }
    }

    private List<FrontendTap.Query> psql(String text) throws IOException, InterruptedException {
        Path file = Files.writeString(directory.resolve("up.sql"), text);
        try (FrontendTap tap = new FrontendTap(TestServer.current().port())) {
            ProcessBuilder psql = new ProcessBuilder(
                            "psql",
                            "-X",
                            "-q",
                            "-f",
                            file.toString(),
                            "postgresql://postgres@127.0.0.1:" + tap.port() + "/" + database.name())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("output.txt").toFile());
            psql.environment()
                    .putAll(Map.of("PGSSLMODE", "disable", "PGGSSENCMODE", "disable", "PGCLIENTENCODING", "UTF8"));
            Process process = psql.start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            return tap.queries();
        }
    }

    /** Some versions of psql leave comments out, some send the mark behind the rows, and others do not. */
    private static List<FrontendTap.Query> normalised(List<FrontendTap.Query> queries) {
        List<FrontendTap.Query> all = new ArrayList<>();
        for (FrontendTap.Query query : queries) {
            String text = normalised(query.text());
            String end =
                    text.endsWith(";") ? text.substring(0, text.length() - 1).strip() : text;
            if (!end.isEmpty()) {
                all.add(new FrontendTap.Query(
                        end, query.data().map(data -> MARK.matcher(data).replaceFirst(""))));
            }
        }
        return all;
    }

    private static String normalised(String text) {
        NormalText normal = new NormalText();
        Lexer lexer = new Lexer(text);
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            normal.add(token, text);
        }
        return normal.toString();
    }

    private static Command command(String text) {
        Command command = new Command();
        Lexer lexer = new Lexer(text);
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            if (!token.isBlank()) {
                command.add(token, text);
            }
        }
        return command;
    }
}
