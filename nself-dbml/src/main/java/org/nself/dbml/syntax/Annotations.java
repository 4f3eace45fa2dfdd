package org.nself.dbml.syntax;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads structured comments: {@code //@ name: value}, and {@code //@+} with what the value goes on with. */
final class Annotations {

    private static final String MARK = "//@";
    private static final String CONTINUED = "//@+";

    private Annotations() {}

    /** Whether a comment goes on with the annotation of the comment before it. */
    static boolean continues(String text, int start) {
        return text.startsWith(CONTINUED, start);
    }

    /** The annotation of a comment between two offsets; empty for a comment of another kind. */
    static Optional<Annotation> read(String text, int start, int end) {
        if (!text.startsWith(MARK, start)) {
            return Optional.empty();
        }
        String content = text.substring(start + MARK.length(), end);
        int colon = content.indexOf(':');
        String name = colon < 0 ? content : content.substring(0, colon);
        String value = colon < 0 ? "" : line(content.substring(colon + 1)).stripLeading();
        return Optional.of(new Annotation(
                name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), value, false, span(text, start, end)));
    }

    /** The annotation with the other lines of its value, taken as they stand. */
    static Annotation continued(Annotation first, String text, List<Span> lines) {
        StringBuilder value = new StringBuilder(first.value());
        for (Span line : lines) {
            value.append('\n').append(line(text.substring(line.start() + CONTINUED.length(), line.end())));
        }
        Span last = lines.getLast();
        return new Annotation(
                first.name(), value.toString(), false, first.span().to(span(text, last.start(), last.end())));
    }

    /** Without the carriage return of a line end; other white space may belong to a text that goes on. */
    private static String line(String content) {
        return content.endsWith("\r") ? content.substring(0, content.length() - 1) : content;
    }

    private static Span span(String text, int start, int end) {
        int length = text.substring(start, end).stripTrailing().length();
        return new Span(start, start + length);
    }
}
