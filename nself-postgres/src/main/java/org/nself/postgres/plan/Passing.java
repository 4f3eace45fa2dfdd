package org.nself.postgres.plan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.diff.Change;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;

/**
 * What goes while a plan runs, and whether it comes back in the same plan.
 *
 * @param gone constraints and indexes that are dropped
 * @param back constraints and indexes that are made
 * @param tables tables that are dropped
 */
record Passing(Set<Subject> gone, Set<Subject> back, Set<QualifiedName> tables) {

    static Passing of(List<Change> asked, Schema actual) {
        List<Change> all = Surroundings.of(asked, actual);
        return new Passing(
                subjects(all, Change.DropConstraint.class, Change.DropIndex.class),
                subjects(all, Change.AddConstraint.class, Change.CreateIndex.class),
                all.stream()
                        .filter(Change.DropTable.class::isInstance)
                        .map(change -> ((Change.DropTable) change).table().name())
                        .collect(Collectors.toSet()));
    }

    private static Set<Subject> subjects(
            List<Change> changes, Class<? extends Change> one, Class<? extends Change> other) {
        return changes.stream()
                .filter(change -> one.isInstance(change) || other.isInstance(change))
                .map(Change::subject)
                .collect(Collectors.toSet());
    }

    /** Whether it is there before the plan and not after. */
    boolean goesForGood(Subject subject) {
        return gone.contains(subject) && !back.contains(subject);
    }

    /** Whether it is there all the while. */
    boolean stays(Subject subject) {
        return !gone.contains(subject);
    }
}
