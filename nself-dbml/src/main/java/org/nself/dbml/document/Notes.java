package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token.Kind;

/** Reads notes, which become comments, and takes their indentation off. */
public final class Notes {

    private Notes() {}

    /** The note of a body; several are one too many. */
    static Optional<String> inBody(List<Element> notes, Findings findings) {
        if (notes.size() > 1) {
            notes.forEach(note -> findings.add(
                    Code.DUPLICATE_NOTE, note.span(), "there are several notes here", "leave one of them"));
        }
        List<Optional<String>> texts = new ArrayList<>(1);
        notes.forEach(note -> texts.add(ofElement(note, findings)));
        return texts.isEmpty() ? Optional.empty() : texts.getFirst();
    }

    /** {@code Note: 'text'} or {@code Note { 'text' }} within a body. */
    private static Optional<String> ofElement(Element note, Findings findings) {
        new Form(note, "a note", findings).noName().noAlias().noSettings();
        return text(note, findings).map(Notes::dedented);
    }

    /** The one text that a note's body holds. */
    static Optional<String> text(Element note, Findings findings) {
        List<Statement> body = note.body();
        if (body.isEmpty()) {
            findings.add(Code.INVALID_NOTE, note.kind().span(), "this note has no text", "write Note: 'text'");
            return Optional.empty();
        }
        Optional<String> text = Optional.empty();
        for (Statement statement : body) {
            Optional<String> read = statement instanceof Field field ? string(field.first()) : Optional.empty();
            if (read.isEmpty() && !isBroken(statement)) {
                invalid(statement.span().start() == note.span().start() ? note.bodySpan() : statement.span(), findings);
            } else if (text.isPresent()) {
                findings.add(Code.DUPLICATE_NOTE, statement.span(), "a note is one text", "join the texts");
            } else if (statement instanceof Field field) {
                for (Expression part : field.parts().subList(1, field.parts().size())) {
                    invalid(part.span(), findings);
                }
            }
            text = text.or(() -> read);
        }
        return text;
    }

    private static boolean isBroken(Statement statement) {
        return statement instanceof Field field && field.isBroken();
    }

    private static void invalid(Span span, Findings findings) {
        findings.add(Code.INVALID_NOTE, span, "a note is one text in quotes", "write Note: 'text'");
    }

    /** A string, or a quoted name where a string is meant. */
    static Optional<String> string(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.is(Kind.STRING)) {
            return Optional.of(literal.text());
        }
        return expression instanceof Expression.Name name && name.isQuoted()
                ? Optional.of(name.text())
                : Optional.empty();
    }

    /** Without blank lines at the beginning and without the white space that all its lines begin with. */
    public static String dedented(String text) {
        if (text.indexOf('\n') < 0) {
            return text.stripLeading();
        }
        int first = firstWritten(text);
        int indent = indentation(text, first);
        StringBuilder dedented = new StringBuilder(text.length() - first);
        for (int start = first; start <= text.length(); start = lineEnd(text, start) + 1) {
            int end = lineEnd(text, start);
            dedented.append(start == first ? "" : "\n").append(text, Math.min(start + indent, end), end);
        }
        return dedented.toString();
    }

    /** Where the first line begins that is not blank; the end when there is none. */
    private static int firstWritten(String text) {
        int start = 0;
        while (start < text.length() && isBlank(text, start)) {
            start = Math.min(lineEnd(text, start) + 1, text.length());
        }
        return start;
    }

    /** How much white space all lines begin with that are not blank. */
    private static int indentation(String text, int first) {
        int indent = Integer.MAX_VALUE;
        for (int start = first; start < text.length(); start = lineEnd(text, start) + 1) {
            indent = isBlank(text, start) ? indent : Math.min(indent, written(text, start) - start);
        }
        return indent == Integer.MAX_VALUE ? 0 : indent;
    }

    private static boolean isBlank(String text, int start) {
        return written(text, start) == lineEnd(text, start);
    }

    /** The first character of a line that is no white space; the line's end when there is none. */
    private static int written(String text, int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) != '\n' && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int lineEnd(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }
}
