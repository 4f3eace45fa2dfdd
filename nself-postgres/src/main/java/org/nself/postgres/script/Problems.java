package org.nself.postgres.script;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;

/** Why a file cannot be run, in people's words. */
final class Problems {

    private static final Comparator<Diagnostic> BY_PLACE = Comparator.<Diagnostic>comparingInt(
                    problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    private final Lines lines;
    private final List<Diagnostic> found = new ArrayList<>();

    Problems(Lines lines) {
        this.lines = lines;
    }

    List<Diagnostic> inOrder() {
        return found.stream().sorted(BY_PLACE).toList();
    }

    void unclosed(int number, Token token, String text) {
        String opened = opener(token, text);
        String what = switch (token.kind()) {
            case TEXT -> "a text";
            case NAME -> "a name";
            case BODY -> "a text in dollar quotes";
            case SPACE, COMMENT, WORD, NUMBER, SYMBOL, META, END -> "a comment";
        };
        String close = token.kind() == Token.Kind.COMMENT ? "*/" : opened.substring(opened.length() - 1);
        add(
                "NS4101",
                number,
                token.start(),
                token.start() + opened.length(),
                what + " has no end",
                "close it with " + (token.kind() == Token.Kind.BODY ? opened : close)
                        + "; until then everything belongs to it");
    }

    void open(int number, Token opened, String text) {
        String written = opened.in(text).toUpperCase(Locale.ROOT);
        boolean parenthesis = written.equals("(");
        String opener = written.equals("CASE") ? "CASE" : "BEGIN ATOMIC";
        add(
                "NS4102",
                number,
                opened.start(),
                opened.end(),
                parenthesis ? "a parenthesis is not closed" : opener + " has no END",
                parenthesis
                        ? "close it; a semicolon in parentheses ends no statement"
                        : "end it with END; a semicolon in a body ends no statement");
    }

    void dataWithoutEnd(int number, int start, int end) {
        add(
                "NS4103",
                number,
                start,
                end,
                "the rows of this COPY have no end",
                "write \\. on a line of its own behind the last row");
    }

    void behindCopy(int number, int start, int end) {
        add(
                "NS4104",
                number,
                start,
                end,
                "something follows this COPY on its line, but its rows begin on the next",
                "write it below the rows and their \\.");
    }

    void copyToClient(int number, int start, int end) {
        add(
                "NS4105",
                number,
                start,
                end,
                "COPY … TO stdout has nowhere to write to",
                "leave it out: a migration returns nothing");
    }

    void meta(int number, Token token, String text) {
        String name = MetaCommands.name(token.in(text));
        add(
                "NS4106",
                number,
                token.start(),
                token.start() + name.length(),
                name + " is a command of psql, which does not run here",
                MetaCommands.hint(name));
    }

    void transaction(ScriptStatement statement, String words, TransactionCommand control) {
        add(
                "NS4107",
                statement,
                words + " is not for a migration: nself begins and ends the transaction, together with its history",
                control.hint());
    }

    void beginWithoutCommit(ScriptStatement begin) {
        add(
                "NS4107",
                begin,
                "no COMMIT as the last statement of the file ends the transaction that this begins",
                "leave it out: nself begins and ends the transaction");
    }

    void zero(int offset) {
        found.add(new Diagnostic(
                "NS4108",
                Severity.ERROR,
                lines.place(offset, offset + 1),
                "",
                "the file has a character with the code 0, which SQL cannot hold",
                Optional.of("save the file as UTF-8; UTF-16 has such characters")));
    }

    private void add(String code, ScriptStatement statement, String message, String hint) {
        add(code, statement.number(), statement.place(), message, hint);
    }

    private void add(String code, int number, int start, int end, String message, String hint) {
        add(code, number, lines.place(start, end), message, hint);
    }

    private void add(String code, int number, Place place, String message, String hint) {
        found.add(new Diagnostic(
                code,
                Severity.ERROR,
                place,
                lines.line(place.line()),
                "statement " + number + ": " + message,
                Optional.of(hint)));
    }

    /** The prefix and the quote, the tag, or the mark of a comment. */
    private static String opener(Token token, String text) {
        return switch (token.kind()) {
            case TEXT -> text.substring(token.start(), text.indexOf('\'', token.start()) + 1);
            case NAME -> text.substring(token.start(), text.indexOf('"', token.start()) + 1);
            case BODY -> text.substring(token.start(), text.indexOf('$', token.start() + 1) + 1);
            case SPACE, COMMENT, WORD, NUMBER, SYMBOL, META, END -> "/*";
        };
    }
}
