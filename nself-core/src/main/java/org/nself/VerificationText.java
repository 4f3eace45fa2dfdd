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
        int version = width(
                "VERSION",
                entries.stream().map(entry -> entry.migration().version().toString()));
        int name = width("NAME", entries.stream().map(entry -> entry.migration().name()));
        List<String> lines = new ArrayList<>();
        lines.add(padded("VERSION", version) + padded("NAME", name) + "DOWN");
        for (Entry entry : entries) {
            lines.add(padded(entry.migration().version().toString(), version)
                    + padded(entry.migration().name(), name)
                    + entry.label());
            details(entry).forEach(line -> lines.add("    " + line));
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

    private static int width(String head, java.util.stream.Stream<String> cells) {
        return 2 + cells.mapToInt(String::length).reduce(head.length(), Math::max);
    }

    private static String padded(String cell, int width) {
        return cell + " ".repeat(width - cell.length());
    }
}
