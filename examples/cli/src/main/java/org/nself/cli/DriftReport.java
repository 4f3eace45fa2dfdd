package org.nself.cli;

import java.util.ArrayList;
import java.util.List;
import org.nself.Drift;
import org.nself.Drift.Against;

/** Lays a drift report out for people: what is otherwise, how it looks, and what can be done. */
final class DriftReport {

    private final Style style;
    private final boolean isVersioned;
    private final List<String> lines = new ArrayList<>();

    DriftReport(Style style, boolean isVersioned) {
        this.style = style;
        this.isVersioned = isVersioned;
    }

    String of(Drift drift) {
        Against history = drift.history();
        against(history, drift.isDrifted());
        if (history.differs()) {
            ways(history);
        }
        drift.schema().ifPresent(schema -> {
            if (schema.differs() && schema.lines().equals(history.lines())) {
                lines.add("");
                lines.add(
                        mark(schema, true) + " The database is not " + schema.expectation() + ": the same differences");
                return;
            }
            if (schema.differs() || history.differs()) {
                lines.add("");
            }
            against(schema, drift.isDrifted());
            if (schema.differs()) {
                waysToSchema(drift, history);
            }
        });
        return String.join("\n", lines);
    }

    private void against(Against against, boolean isDrifted) {
        lines.add(mark(against, isDrifted) + " " + Calls.asCommands(head(against)));
        against.lines().forEach(line -> lines.add("    " + line));
        List<String> diff = UnifiedDiff.of(against);
        if (!diff.isEmpty()) {
            lines.add("");
            diff.forEach(line -> lines.add(colored(line)));
        }
    }

    private String mark(Against against, boolean isDrifted) {
        if (!against.isKnown() || (against.differs() && !isDrifted)) {
            return style.notable("!");
        }
        return against.differs() ? style.bad("✗") : style.good("✓");
    }

    private static String head(Against against) {
        if (against.unknown().isPresent()) {
            return "It is not known whether the database is " + against.expectation() + ": "
                    + against.unknown().get();
        }
        return against.differs()
                ? "The database is not " + against.expectation() + ", as if somebody had said:"
                : "The database is " + against.expectation();
    }

    private void ways(Against against) {
        sql("To bring the database back:", against.repairSql());
        sql("To keep it, this is what was done:", against.adoptionSql());
        if (!against.changes().isEmpty()) {
            lines.add("");
            lines.add(
                    isVersioned
                            ? "hint: make a migration of it for the other databases: nself db migrate:create NAME, with the second"
                                    + " as up.sql and the first as down.sql; then here nself db mark-applied VERSION"
                            : "hint: write it into the schema, as nself db pull prints it; then nself db sync");
        }
    }

    /** What is in the schema alone is on its way. */
    private void waysToSchema(Drift drift, Against history) {
        lines.add("");
        if (!drift.pending().isEmpty()) {
            lines.add("hint: still to be applied: " + String.join(", ", drift.pending()) + "; "
                    + (isVersioned ? "nself db migrate:up" : "nself db sync") + " does");
        } else if (history.differs()) {
            lines.add("hint: bring the database back first, or keep what was done");
        } else {
            lines.add("hint: "
                    + (isVersioned
                            ? "nself db run writes the migration that leads to the schema"
                            : "nself db sync brings the database there"));
        }
    }

    private void sql(String head, String sql) {
        if (!sql.isEmpty()) {
            lines.add("");
            lines.add(head);
            lines.add("");
            sql.lines().forEach(line -> lines.add(line.isEmpty() ? "" : "    " + line));
        }
    }

    private String colored(String line) {
        if (line.startsWith("+")) {
            return style.good(line);
        }
        return line.startsWith("-") ? style.bad(line) : line;
    }
}
