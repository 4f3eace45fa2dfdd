package org.nself.dbml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.Token.Kind;

/** Reads notes, which become comments, and takes their indentation off. */
final class Notes {

    private final Findings findings;

    Notes(Findings findings) {
        this.findings = findings;
    }

    /** {@code note: 'text'} among settings. */
    Optional<String> ofSetting(Setting setting) {
        Optional<String> text = setting.value().flatMap(Notes::string);
        if (text.isEmpty()) {
            findings.add(Code.INVALID_NOTE, setting.valueSpan(), "a note is a text in quotes", "write [note: 'text']");
        }
        return text.map(Notes::dedented);
    }

    /** {@code Note: 'text'} or {@code Note { 'text' }} within a body. */
    Optional<String> ofElement(Element note) {
        List<Statement> body = note.body();
        Optional<String> text = body.size() == 1
                        && body.getFirst() instanceof Field field
                        && field.parts().size() == 1
                ? string(field.first())
                : Optional.empty();
        if (text.isEmpty()) {
            findings.add(Code.INVALID_NOTE, note.span(), "a note is one text in quotes", "write Note: 'text'");
        }
        return text.map(Notes::dedented);
    }

    /** A string, or a quoted name where a string is meant. */
    static Optional<String> string(Expression expression) {
        if (expression instanceof Expression.Literal literal && literal.is(Kind.STRING)) {
            return Optional.of(literal.token().text());
        }
        return expression instanceof Expression.Name name && name.isQuoted()
                ? Optional.of(name.text())
                : Optional.empty();
    }

    /** Without blank lines at the beginning and without the white space that all its lines begin with. */
    static String dedented(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(Notes::indentation)
                .min()
                .orElse(0);
        return String.join(
                "\n",
                lines.stream()
                        .map(line -> line.length() < indent ? "" : line.substring(indent))
                        .toList());
    }

    private static int indentation(String line) {
        return line.length() - line.stripLeading().length();
    }
}
