package org.nself.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.diff.Change;
import org.nself.diff.SchemaDiff;
import org.nself.plan.Plan;
import org.nself.plan.Reversal;
import org.nself.plan.Step;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Alignment;

/** What became of a database between two looks at it, as a plan that does the same. */
final class Transition {

    private Transition() {}

    /** The planner's way from one to the other; what is the same object under another name is renamed. */
    static Plan plan(Moment before, Moment after) {
        Alignment alignment = FoundDatabase.dialect()
                .align(
                        after.found().schema(),
                        before.found().schema(),
                        after.identities().since(before.identities()),
                        before.found().catalog());
        List<Change> changes = new ArrayList<>(alignment.renames());
        changes.addAll(SchemaDiff.between(
                alignment.actual().schema(),
                alignment.desired(),
                alignment.owned(),
                after.identities().since(before.identities())));
        return FoundDatabase.dialect().plan(changes, alignment.actual());
    }

    /** The tables whose rows the way back of a plan does not give back; empty when it could be any. */
    static Optional<Set<QualifiedName>> losing(Plan plan) {
        Set<QualifiedName> tables = new HashSet<>();
        for (Step step : plan.steps()) {
            if (step.reversal() != Reversal.EXACT) {
                Optional<QualifiedName> table = table(step.subject());
                if (table.isEmpty()) {
                    return Optional.empty();
                }
                tables.add(table.get());
            }
        }
        return Optional.of(tables);
    }

    private static Optional<QualifiedName> table(Subject subject) {
        return switch (subject) {
            case Subject.OfTable table -> Optional.of(table.name());
            case Subject.OfColumn column -> Optional.of(column.table());
            case Subject.OfConstraint constraint -> Optional.of(constraint.table());
            case Subject.OfIndex index -> Optional.of(index.table());
            case Subject.OfNamespace ignored -> Optional.empty();
            case Subject.OfEnum ignored -> Optional.empty();
            case Subject.OfEnumValue ignored -> Optional.empty();
            case Subject.OfSequence ignored -> Optional.empty();
            case Subject.OfDependent ignored -> Optional.empty();
        };
    }
}
