package org.nself.dbml.syntax;

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

    /** The annotation with another line of its value, taken as it stands. */
    static Annotation continued(Annotation first, String text, int start, int end) {
        String more = line(text.substring(start + CONTINUED.length(), end));
        return new Annotation(
                first.name(), first.value() + "\n" + more, false, first.span().to(span(text, start, end)));
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
