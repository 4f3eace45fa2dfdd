package org.nself.postgres.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

/** Splits texts that nobody would write. Seeded, so that a failure can be had again. */
class ScriptFuzzTest {

    private static final int TEXTS = 20_000;

    private static final List<String> PIECES = List.of(
            "'",
            "\"",
            "$$",
            "$a$",
            "$",
            ";",
            "(",
            ")",
            "--",
            "/*",
            "*/",
            "\n",
            "\r\n",
            "\r",
            "\\",
            "\\.",
            "\\.\n",
            "E'",
            "U&'",
            "u&\"",
            "BEGIN",
            "BEGIN ATOMIC ",
            "END",
            "CASE ",
            "COMMIT;",
            "CREATE FUNCTION f() ",
            "COPY t FROM stdin;",
            "\0",
            "\uFEFF",
            "😀",
            "\uD83D",
            "é",
            " ",
            "SET standard_conforming_strings = off;",
            "REINDEX (",
            "1",
            "x'",
            ":",
            "?");

    @Test
    void everyTextIsSplitAndEveryCharacterIsAccountedFor() {
        List<String> seeds = ScriptCase.all().stream().map(ScriptCase::text).toList();
        for (int seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            String text = mutated(seeds.get(random.nextInt(seeds.size())), random);
            try {
                check(text);
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("seed " + seed + ": " + text, failure);
            }
        }
    }

    private static void check(String text) {
        tokensCover(text);
        Script script = Script.read(new SourceFile("up.sql", text));
        int end = 0;
        int number = 0;
        for (ScriptStatement statement : script.statements()) {
            assertThat(statement.number()).isGreaterThan(number);
            assertThat(statement.offset()).isGreaterThanOrEqualTo(end);
            number = statement.number();
            end = statement.offset() + statement.text().length();
            assertThat(text.substring(statement.offset(), end)).isEqualTo(statement.text());
            assertThat(script.placeOf(statement, statement.text().length() + 1)).isNotNull();
        }
        if (script.diagnostics().isEmpty() && !script.ownTransaction()) {
            assertThat(between(script, text)).matches("[;]*");
        }
        for (Diagnostic problem : script.diagnostics()) {
            assertThat(problem.code()).startsWith("NS41");
            assertThat(problem.toString()).isNotEmpty();
        }
        assertThat(script.checksum()).hasSize(64);
    }

    private static void tokensCover(String text) {
        Lexer lexer = new Lexer(text);
        int at = 0;
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            assertThat(token.start()).isEqualTo(at);
            assertThat(token.end()).isGreaterThan(at);
            at = token.end();
        }
        assertThat(at).isEqualTo(text.length());
    }

    /** What is left of a text without its statements, their rows, spaces and comments. */
    private static String between(Script script, String text) {
        StringBuilder rest = new StringBuilder();
        int at = 0;
        for (ScriptStatement statement : script.statements()) {
            rest.append(withoutBlanks(text.substring(at, statement.offset())));
            at = statement.offset() + statement.text().length();
            if (statement.rows().isPresent()) {
                String rows = statement.rows().get().text();
                int start = text.indexOf('\n', text.indexOf(';', at)) + 1;
                assertThat(text.startsWith(rows + "\\.", start)).isTrue();
                at = start + rows.length() + 2;
            }
        }
        return rest.append(withoutBlanks(text.substring(at))).toString();
    }

    private static String withoutBlanks(String text) {
        StringBuilder rest = new StringBuilder();
        Lexer lexer = new Lexer(text);
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            if (!token.isBlank()) {
                rest.append(token.in(text));
            }
        }
        return rest.toString();
    }

    private static String mutated(String seed, Random random) {
        StringBuilder text = new StringBuilder(seed);
        for (int times = 1 + random.nextInt(6); times > 0; times--) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                default -> text.insert(at, text.substring(0, at));
            }
            text.setLength(Math.min(text.length(), 4000));
        }
        return text.toString();
    }
}
