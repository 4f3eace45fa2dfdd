package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.migration.Migration;
import org.nself.plan.Plan;

/**
 * What was generated.
 *
 * @param migrations in the order in which they must be applied: one, or several when a part must be committed before the
 *     next can use it; empty when the schema is what the database has already
 * @param replaced what was there before and is gone; see {@link Generate#force()}
 * @param plan the changes, with their hazards
 * @param rehearsal what came of trying them
 * @param backup that was taken before they were written; empty when none was
 * @param written whether the migrations are on the disk
 */
public record Generated(
        List<Migration> migrations,
        List<Migration> replaced,
        Plan plan,
        Rehearsal rehearsal,
        Optional<Backup> backup,
        boolean written) {

    public Generated {
        migrations = List.copyOf(migrations);
        replaced = List.copyOf(replaced);
        requireNonNull(plan, "plan");
        requireNonNull(rehearsal, "rehearsal");
        requireNonNull(backup, "backup");
    }
}
