package org.nself;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nself.migration.FileStatement;

/** Tells which statements of a file are not those that were written down before. */
final class StatementDifference {

    private StatementDifference() {}

    /**
     * One line a difference, in the order of the file; empty when there is none.
     *
     * @param before the digests that were written down; without any, nothing can be told
     */
    static List<String> between(List<String> before, List<FileStatement> now) {
        if (before.isEmpty()) {
            return List.of();
        }
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.computeIfAbsent(before.get(i), digest -> new ArrayDeque<>()).add(i);
        }
        List<String> lines = new ArrayList<>();
        int kept = 0;
        int last = -1;
        for (FileStatement statement : now) {
            Deque<Integer> known = places.getOrDefault(statement.digest(), new ArrayDeque<>());
            if (known.isEmpty()) {
                lines.add(named(statement) + " is another or a new one");
                continue;
            }
            kept++;
            int place = known.remove();
            if (place < last) {
                lines.add(named(statement) + " stood elsewhere");
            }
            last = Math.max(last, place);
        }
        int gone = before.size() - kept;
        if (gone > 0) {
            lines.add(
                    gone == 1 ? "one statement of before is not there" : gone + " statements of before are not there");
        }
        return lines;
    }

    private static String named(FileStatement statement) {
        return "statement " + statement.number() + " (" + statement.place() + ": " + statement.beginning() + ")";
    }
}
