package org.nself.testkit;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody may have meant. */
final class Spelling {

    private Spelling() {}

    /** The nearest of the names that are there, as a question, when no more than a third of it is written otherwise. */
    static Optional<String> likely(String written, Collection<String> names) {
        int limit = Math.max(1, written.length() / 3);
        return names.stream()
                .filter(name -> distance(written, name) <= limit)
                .min(Comparator.comparingInt((String name) -> distance(written, name))
                        .thenComparing(name -> name))
                .map(name -> "did you mean \"" + name + "\"?"
                        + (written.equalsIgnoreCase(name)
                                ? " PostgreSQL writes names in small letters unless they are quoted"
                                : ""));
    }

    /** How many letters must be added, removed or replaced; case is no difference. */
    private static int distance(String first, String second) {
        String one = first.toLowerCase(Locale.ROOT);
        String other = second.toLowerCase(Locale.ROOT);
        int[] row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int above = row[column];
                int replaced = diagonal + (one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1);
                row[column] = Math.min(replaced, Math.min(above, row[column - 1]) + 1);
                diagonal = above;
            }
        }
        return row[other.length()];
    }
}
