package org.nself.schema;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of a source file. Lines and columns count from 1, columns in UTF-16 units as editors count them; the end
 * is exclusive.
 */
public record Place(String file, int line, int column, int endLine, int endColumn) {

    public Place {
        requireNonNull(file, "file");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
        }
    }

    /** Whether the other begins within this one. */
    public boolean contains(Place other) {
        boolean begun = line < other.line || (line == other.line && column <= other.column);
        boolean open = other.line < endLine || (other.line == endLine && other.column < endColumn);
        return begun && open && file.equals(other.file);
    }

    /** {@code file:line:column}, which editors and terminals turn into a link. */
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
