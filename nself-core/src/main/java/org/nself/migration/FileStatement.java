package org.nself.migration;

import static java.util.Objects.requireNonNull;

import org.nself.schema.Place;

/**
 * A statement of a SQL file.
 *
 * @param number the how manieth of its file, from 1
 * @param place where it stands
 * @param text as it stands there, without the semicolon
 * @param digest twelve hexadecimal digits of what it says; comments, spaces between words and line ends do not count
 */
public record FileStatement(int number, Place place, String text, String digest) {

    private static final int SHORT = 60;

    public FileStatement {
        requireNonNull(place, "place");
        requireNonNull(text, "text");
        requireNonNull(digest, "digest");
    }

    /** How it begins, on one line. */
    public String beginning() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SHORT ? line : line.substring(0, SHORT - 1).stripTrailing() + "…";
    }
}
