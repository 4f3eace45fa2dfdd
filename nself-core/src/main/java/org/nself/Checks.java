package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.nself.migration.Direction;
import org.nself.migration.Header.Allowance;
import org.nself.spi.Activity;

/**
 * What a person looks at before migrations are run on a database that matters. Dependencies, checksums and files were checked
 * before, or there would be an exception instead.
 *
 * @param migrations what is about to be run, in order
 * @param activity who works on the database meanwhile, and how large the tables are that the files name
 */
public record Checks(List<MigrationRun> migrations, Activity activity) {

    public Checks {
        migrations = List.copyOf(migrations);
        requireNonNull(activity, "activity");
    }

    /** What speaks for a second look, a line each. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (MigrationRun run : migrations) {
            if (run.direction() == Direction.UP && run.migration().down().isEmpty()) {
                warnings.add(run.migration() + " has no way back");
            }
            if (run.outOfOrder()) {
                warnings.add(run.migration() + " comes before one that was applied");
            }
            if (run.outsideTransaction()) {
                warnings.add(run.migration() + " does not run in one transaction: what ran stays when it fails");
            }
            for (Allowance allowance : run.migration().header().allowances()) {
                warnings.add(run.migration() + " allows " + (allowance.code() + " " + allowance.subject()).strip());
            }
        }
        activity.longestTransaction()
                .ifPresent(open -> warnings.add("a transaction has been open for " + open.toSeconds()
                        + " s; statements that need its tables wait for it"));
        return warnings;
    }

    /** A few lines for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        migrations.forEach(run -> text.append("  ")
                .append(run.migration())
                .append(" (")
                .append(run.statements())
                .append(run.statements() == 1 ? " statement)\n" : " statements)\n"));
        text.append("\n  ✓ dependencies and checksums\n");
        text.append("  ✓ ")
                .append(activity.sessions())
                .append(activity.sessions() == 1 ? " other session\n" : " other sessions\n");
        activity.tables()
                .forEach((table, size) -> text.append("  ✓ ")
                        .append(table)
                        .append(": ")
                        .append(size)
                        .append('\n'));
        warnings().forEach(warning -> text.append("  ! ").append(warning).append('\n'));
        return text.toString();
    }
}
