package org.nself;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.nself.Verification.Entry;
import org.nself.Verification.Verdict;
import org.nself.diff.Change;
import org.nself.plan.Plan;

/** Lays a verification out for people. */
final class VerificationText {

    private VerificationText() {}

    static String of(Verification verification) {
        List<Entry> entries = verification.migrations();
        TextTable table = new TextTable("VERSION", "NAME", "DOWN");
        entries.forEach(entry -> table.add(
                entry.migration().version().toString(), entry.migration().name(), entry.label()));
        List<String> rows = table.lines();
        List<String> lines = new ArrayList<>();
        lines.add(rows.getFirst());
        for (int i = 0; i < entries.size(); i++) {
            lines.add(rows.get(i + 1));
            details(entries.get(i)).forEach(line -> lines.add("    " + line));
        }
        lines.add("");
        verification.failure().ifPresent(failure -> {
            lines.add("the next way up failed, and nothing behind it was tried:");
            lines.add(String.valueOf(failure.getMessage()));
        });
        if (verification.failure().isEmpty()) {
            lines.add(summary(verification));
            verification.remaining().ifPresent(plan -> schema(plan, lines));
        }
        return String.join("\n", lines);
    }

    private static List<String> details(Entry entry) {
        List<String> lines = new ArrayList<>(entry.difference().lines());
        entry.failure().ifPresent(failure -> lines.addAll(message(failure)));
        entry.again().ifPresent(failure -> lines.addAll(message(failure)));
        return lines;
    }

    private static List<String> message(NselfException failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
    }

    private static String summary(Verification verification) {
        return Verification.counted(verification.migrations().size(), "migration") + " up; back "
                + Arrays.stream(Verdict.values())
                        .filter(verdict -> verification.count(verdict) > 0)
                        .map(verdict -> verdict.name().toLowerCase(Locale.ROOT) + " " + verification.count(verdict))
                        .collect(Collectors.joining(", "));
    }

    private static void schema(Plan plan, List<String> lines) {
        lines.add(
                plan.isEmpty()
                        ? "the last migration leads to the schema"
                        : "the last migration does not lead to the schema; what is missing:");
        for (Change change :
                plan.steps().stream().flatMap(step -> step.changes().stream()).toList()) {
            lines.add("    " + Sentences.of(change));
        }
    }
}
