package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.nself.migration.Migration;
import org.nself.plan.Plan;

/**
 * What was generated.
 *
 * @param migrations in the order in which they must be applied: one, or several when a part must be committed before the
 *     next can use it; empty when the schema is what the database has already
 * @param plan the changes, with their hazards
 * @param written whether the migrations are on the disk
 */
public record Generated(List<Migration> migrations, Plan plan, boolean written) {

    public Generated {
        migrations = List.copyOf(migrations);
        requireNonNull(plan, "plan");
    }
}
