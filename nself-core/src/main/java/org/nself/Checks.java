package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.migration.Direction;
import org.nself.migration.Header.Allowance;
import org.nself.spi.Activity;
import org.nself.spi.CopyEstimate;

/**
 * What a person looks at before migrations are run on a database that matters. Dependencies, checksums and files were checked
 * before, or there would be an exception instead.
 *
 * @param migrations what is about to be run, in order
 * @param backup what is copied before; empty when no backup is taken
 * @param activity who works on the database meanwhile, and how large the tables are that the files name
 */
public record Checks(List<MigrationRun> migrations, Activity activity, Optional<CopyEstimate> backup)
        implements Decision {

    public Checks {
        migrations = List.copyOf(migrations);
        requireNonNull(activity, "activity");
        requireNonNull(backup, "backup");
    }

    @Override
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

    private String wayBack() {
        long with = migrations.stream()
                .filter(run -> run.migration().down().isPresent())
                .count();
        return (with == migrations.size() ? "✓ " : "! ") + with + " of " + migrations.size() + " have a way back";
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
        backup.ifPresent(estimate -> text.append("  ✓ a backup is taken before: ")
                .append(estimate.tables())
                .append(estimate.tables() == 1 ? " table, " : " tables, ")
                .append(Bytes.text(estimate.bytes()))
                .append('\n'));
        text.append("  ").append(wayBack()).append('\n');
        warnings().forEach(warning -> text.append("  ! ").append(warning).append('\n'));
        return text.toString();
    }
}
