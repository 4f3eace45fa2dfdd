package org.nself.dbml.syntax;

import java.util.OptionalInt;

/** Recognises the lines that git leaves in a file when a merge did not work out. */
final class ConflictMarkers {

    static final int LENGTH = 7;

    private ConflictMarkers() {}

    /** Where the marker line that begins at this offset ends; empty when there is none. */
    static OptionalInt end(String text, int lineStart) {
        if (lineStart >= text.length() || "<=>".indexOf(text.charAt(lineStart)) < 0) {
            return OptionalInt.empty();
        }
        String marker = String.valueOf(text.charAt(lineStart)).repeat(LENGTH);
        if (!text.startsWith(marker, lineStart)) {
            return OptionalInt.empty();
        }
        int end = text.indexOf('\n', lineStart);
        return OptionalInt.of(end < 0 ? text.length() : end);
    }
}
