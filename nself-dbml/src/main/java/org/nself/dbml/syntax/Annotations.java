package org.nself.dbml.syntax;

import java.util.Locale;
import java.util.Optional;

/** Reads structured comments. */
final class Annotations {

    private static final String MARK = "//@";

    private Annotations() {}

    /** The annotation of a comment between two offsets; empty for a comment of another kind. */
    static Optional<Annotation> read(String text, int start, int end) {
        if (!text.startsWith(MARK, start)) {
            return Optional.empty();
        }
        String content = text.substring(start + MARK.length(), end);
        int colon = content.indexOf(':');
        String name = colon < 0 ? content : content.substring(0, colon);
        String value = colon < 0 ? "" : content.substring(colon + 1).strip();
        int length = text.substring(start, end).stripTrailing().length();
        return Optional.of(new Annotation(
                name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "), value, new Span(start, start + length)));
    }
}
