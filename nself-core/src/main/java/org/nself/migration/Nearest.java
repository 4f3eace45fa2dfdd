package org.nself.migration;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Nearest {

    private Nearest() {}

    /** The nearest of the candidates, when no more than a third of it is written otherwise. */
    static Optional<String> to(String written, List<String> candidates) {
        int limit = Math.max(1, written.length() / 3);
        return candidates.stream()
                .filter(candidate -> distance(written, candidate) <= limit)
                .min(Comparator.comparingInt(candidate -> distance(written, candidate)));
    }

    /** How many letters must be added, removed or replaced; case and the kind of dash are no difference. */
    private static int distance(String written, String candidate) {
        int[] row = new int[candidate.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= written.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                int replaced = diagonal + (alike(written.charAt(i - 1), candidate.charAt(j - 1)) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[candidate.length()];
    }

    private static boolean alike(char written, char meant) {
        return Character.toLowerCase(written) == meant || (written == '_' && meant == '-');
    }
}
