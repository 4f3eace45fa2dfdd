package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nself.Drift.Against;

/** Lays a drift report out for people. */
final class DriftText {

    private DriftText() {}

    static List<String> lines(Against against) {
        return Stream.concat(against.changes().stream().map(Sentences::of), against.problems().stream())
                .toList();
    }

    static String of(Drift drift) {
        List<String> lines = new ArrayList<>();
        against(drift.history(), lines);
        drift.schema().ifPresent(schema -> against(schema, lines));
        if (!drift.pending().isEmpty()) {
            lines.add("pending: " + String.join(", ", drift.pending()));
        }
        return String.join("\n", lines);
    }

    private static void against(Against against, List<String> lines) {
        lines.add(head(against));
        against.lines().forEach(line -> lines.add("  " + line.replace("\n", "\n  ")));
    }

    private static String head(Against against) {
        if (against.unknown().isPresent()) {
            return "not known whether the database is " + against.expectation() + ": "
                    + against.unknown().get();
        }
        int count = against.lines().size();
        return against.differs()
                ? "the database is not " + against.expectation() + ", as if "
                        + (count == 1 ? "this had" : count + " changes had") + " been made to it:"
                : "the database is " + against.expectation();
    }
}
