package org.nself.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;
import org.nself.Drift;

/** What was expected and what was found, as {@code diff -u} shows it. */
final class UnifiedDiff {

    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /** A line each; none when the texts are equal. */
    static List<String> of(Drift.Against against) {
        List<String> expected = against.expected().lines().toList();
        List<String> found = against.found().lines().toList();
        return UnifiedDiffUtils.generateUnifiedDiff(
                "expected", "found", expected, DiffUtils.diff(expected, found), CONTEXT);
    }
}
