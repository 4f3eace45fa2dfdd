package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Version;
import org.nself.spi.Activity;
import org.nself.spi.CopyScope.Rows;

/**
 * What a person looks at before a database is reverted. That the backup is whole and of this database was checked before.
 *
 * @param backup what it is reverted to
 * @param age of the backup
 * @param undone migrations that were applied since the backup was taken, the last first
 * @param safety whether another backup is taken before
 * @param activity who works on the database meanwhile
 */
public record RevertChecks(
        Backup backup, Duration age, List<AppliedMigration> undone, boolean safety, Activity activity)
        implements Decision {

    public RevertChecks {
        requireNonNull(backup, "backup");
        requireNonNull(age, "age");
        undone = List.copyOf(undone);
        requireNonNull(activity, "activity");
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        warnings.add(
                switch (backup.scope().rows()) {
                    case Rows.All all -> "what was written since then is lost";
                    case Rows.None none -> "no row is in the backup: all rows stay as they are, or it is refused";
                    case Rows.Of some -> "what was written since then is lost in " + String.join(", ", some.tables());
                });
        if (!safety) {
            warnings.add("no backup is taken before, so there is no way back");
        }
        activity.longestTransaction()
                .ifPresent(open -> warnings.add("a transaction has been open for " + open.toSeconds()
                        + " s; the tables that it uses are waited for"));
        return warnings;
    }

    /** A few lines for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("  ")
                .append(backup.name())
                .append(", taken ")
                .append(Age.text(age))
                .append(" ago ");
        text.append(backup.reason())
                .append(" (")
                .append(Bytes.text(backup.bytes()))
                .append(")\n");
        Optional<Version> head = backup.head();
        text.append("  ")
                .append(head.map(version -> "the last migration is " + version + " then")
                        .orElse("no migration is applied then"))
                .append('\n');
        undone.forEach(row -> text.append("  - ").append(row).append(" is pending again\n"));
        text.append("\n  ✓ the backup is as it was written, and of this database\n");
        text.append("  ✓ ")
                .append(activity.sessions())
                .append(activity.sessions() == 1 ? " other session\n" : " other sessions\n");
        warnings().forEach(warning -> text.append("  ! ").append(warning).append('\n'));
        return text.toString();
    }
}
