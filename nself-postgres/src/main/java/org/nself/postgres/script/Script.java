package org.nself.postgres.script;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.nself.schema.Diagnostic;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;

/**
 * A SQL file, split into its statements the way {@code psql -f} splits it. Immutable.
 *
 * <p>What psql does besides is refused with a diagnostic: commands with a backslash. Its variables are not known here: a
 * colon goes to the server as it stands, as psql leaves it for a variable that is not set. Texts are read with
 * {@code standard_conforming_strings = on} until a {@code SET} in the file says otherwise.
 *
 * @param statements what is to be run, in order; without the {@code BEGIN} and {@code COMMIT} around all of it
 * @param ownTransaction whether there were such a {@code BEGIN} and {@code COMMIT}
 * @param diagnostics why the file cannot be run, in its order; with an error in it, the statements are not complete
 * @see <a href="https://www.postgresql.org/docs/current/app-psql.html">PostgreSQL: psql</a>
 */
public record Script(
        SourceFile source, List<ScriptStatement> statements, boolean ownTransaction, List<Diagnostic> diagnostics) {

    private static final Pattern SETTING = Pattern.compile(
            "(?:SET\\b(?! *(?:LOCAL|CONSTRAINTS|TRANSACTION)\\b)|RESET\\b|DISCARD\\b)", Pattern.CASE_INSENSITIVE);

    private static final Pattern SETTING_FUNCTION = Pattern.compile("\\bset_config\\b", Pattern.CASE_INSENSITIVE);

    public Script {
        requireNonNull(source, "source");
        statements = List.copyOf(statements);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Splits the file; never fails, whatever the text. */
    public static Script read(SourceFile source) {
        return new Splitter(source).split();
    }

    /** The words of a file that may be names of something, as the server would fold them; key words are among them. */
    public static Set<String> words(SourceFile source) {
        Set<String> words = new TreeSet<>();
        Lexer lexer = new Lexer(source.text());
        for (Token token = lexer.next(); token.kind() != Token.Kind.END; token = lexer.next()) {
            String text = token.in(source.text());
            if (token.kind() == Token.Kind.WORD) {
                words.add(text.toLowerCase(Locale.ROOT));
            } else if (token.kind() == Token.Kind.NAME && token.isClosed() && text.startsWith("\"")) {
                words.add(text.substring(1, text.length() - 1).replace("\"\"", "\""));
            }
        }
        return words;
    }

    /** The statements without comments and layout, each with its rows: what {@link #checksum()} is taken of. */
    public List<String> normalised() {
        return statements.stream().map(Script::normalised).toList();
    }

    /** Whether it may leave the session with other settings than it found. */
    public boolean changesSession() {
        return statements.stream()
                .map(ScriptStatement::normalised)
                .anyMatch(statement -> SETTING.matcher(statement).lookingAt()
                        || SETTING_FUNCTION.matcher(statement).find());
    }

    private static String normalised(ScriptStatement statement) {
        return statement.normalised()
                + statement
                        .rows()
                        .map(rows -> ";\n" + NormalText.lines(rows.text()) + "\\.")
                        .orElse("");
    }

    /**
     * The SHA-256 of the statements as 64 hexadecimal digits. It stays the same when comments, spaces or line ends change
     * between the parts of statements; in a text or a body only the kind of line end is no change.
     */
    public String checksum() {
        return new SourceFile(source.name(), String.join(";\n", normalised())).hash();
    }

    /**
     * Where in the file the server's error is.
     *
     * @param position the character of the statement, from 1, as the server counts: a character beyond the basic plane,
     *     which is two UTF-16 units, is one
     */
    public Place placeOf(ScriptStatement statement, int position) {
        String text = statement.text();
        int characters = text.codePointCount(0, text.length());
        int within = text.offsetByCodePoints(0, Math.min(Math.max(position - 1, 0), characters));
        int start = statement.offset() + within;
        return new Lines(source).place(start, wordEnd(start));
    }

    /**
     * Where in the file a row of a COPY is.
     *
     * @param row the line within the rows, from 1, as the server counts
     */
    public Place placeOf(ScriptStatement.Rows rows, int row) {
        int line = rows.line() + row - 1;
        return new Place(source.name(), line, 1, line, 1 + lineOf(line).length());
    }

    /** The text of a line of the file; empty behind the last. */
    public String lineOf(int number) {
        return new Lines(source).line(number);
    }

    /** The server names where something begins; a caret below all of it reads better. */
    private int wordEnd(int start) {
        Lexer lexer = new Lexer(source.text());
        lexer.moveTo(start);
        int end = lexer.next().end();
        return Math.min(end, Chars.lineEnd(source.text(), start));
    }
}
