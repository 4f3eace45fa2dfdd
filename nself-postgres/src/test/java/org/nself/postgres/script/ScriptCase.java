package org.nself.postgres.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/**
 * A file to split and what comes out of it, as they stand in {@code src/test/resources/script/*.cases}: a title behind
 * {@code ##}, the file, then one line for each part of the result:
 *
 * <pre>
 * =>   line and column of a statement, and its text; further lines of it behind ..
 * <<   a row of COPY data
 * **   what else is known of it
 * !!   a problem; ?? its hint
 * </pre>
 *
 * Characters that a text file does not show have pictures: ␍ ␉ ␌ ␀, ␏ for a byte order mark, and ␄ where the file ends
 * without a line end.
 */
public record ScriptCase(Path file, String title, String written, String expected) {

    private static final String MARKS = "(?s)(=>|\\.\\.|<<|\\*\\*|!!|\\?\\?).*";

    /** psql sees another end of a statement than the server does. */
    public boolean isNotReadAlikeByPsql() {
        return title.contains("(psql ");
    }

    public String text() {
        String shown = written.endsWith("␄") ? written.substring(0, written.length() - 1) : written + "\n";
        return shown.replace('␍', '\r')
                .replace('␉', '\t')
                .replace('␌', '\f')
                .replace('␀', '\0')
                .replace('␏', '\uFEFF');
    }

    public Script script() {
        return Script.read(new SourceFile("up.sql", text()));
    }

    /** What comes out now. */
    String actual() {
        Script script = script();
        List<String> parts = new ArrayList<>();
        if (script.ownTransaction()) {
            parts.add("** a transaction around all of it");
        }
        for (ScriptStatement statement : script.statements()) {
            Place place = statement.place();
            parts.add("=> " + place.line() + ":" + place.column() + " " + lines(statement.text(), ".. "));
            statement.rows().ifPresent(rows -> parts.add("<< " + lines(rows.text(), "<< ")));
            statement.outsideTransaction().ifPresent(name -> parts.add("** " + name));
        }
        for (Diagnostic problem : script.diagnostics()) {
            Place place = problem.place();
            parts.add("!! " + place.line() + ":" + place.column() + "-" + place.endLine() + ":" + place.endColumn()
                    + " " + problem.code() + " " + problem.message());
            problem.hint().ifPresent(hint -> parts.add("?? " + hint));
        }
        return parts.isEmpty() ? "=> nothing" : shown(String.join("\n", parts));
    }

    String rendered() {
        return "## " + title + "\n" + written + "\n" + actual() + "\n";
    }

    private static String lines(String text, String mark) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return whole.replace("\n", "\n" + mark);
    }

    private static String shown(String text) {
        return text.replace('\r', '␍').replace('\f', '␌').replace('\0', '␀');
    }

    public static List<ScriptCase> all() {
        try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", "script"))) {
            return files.sorted()
                    .filter(file -> file.toString().endsWith(".cases"))
                    .flatMap(file -> in(file).stream())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<ScriptCase> in(Path file) {
        List<ScriptCase> cases = new ArrayList<>();
        for (String part : ("\n" + read(file)).split("\n## ")) {
            if (!part.isBlank()) {
                List<String> lines = part.lines().toList();
                int end = 1;
                while (end < lines.size() && !lines.get(end).matches(MARKS)) {
                    end++;
                }
                cases.add(new ScriptCase(
                        file, lines.getFirst(), join(lines.subList(1, end)), join(lines.subList(end, lines.size()))));
            }
        }
        return cases;
    }

    private static String join(List<String> lines) {
        return lines.stream().collect(Collectors.joining("\n")).replaceAll("\n+$", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
