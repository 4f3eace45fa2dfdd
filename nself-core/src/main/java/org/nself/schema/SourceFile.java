package org.nself.schema;

import static java.util.Objects.requireNonNull;

/**
 * One text that a schema was read from.
 *
 * @param name how people and diagnostics call it: the path as it was given, relative to the main file for a module
 * @param text its content
 */
public record SourceFile(String name, String text) {

    public SourceFile {
        requireNonNull(name, "name");
        requireNonNull(text, "text");
    }

    /** The SHA-256 of the text as 64 hexadecimal digits; line ends count, so that a hash needs no parsing. */
    public String hash() {
        return Sha256.hex(text);
    }
}
