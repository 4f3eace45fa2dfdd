package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import org.nself.spi.CopyListener;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Dialect.Settings;
import org.nself.spi.ScratchDatabase;

/** Makes sure of a backup. Immutable; does nothing before {@link #execute()}. */
public final class VerifyBackup {

    private final Options options;
    private final Dialect dialect;
    private final String name;
    private final boolean restored;

    VerifyBackup(Options options, Dialect dialect, String name, boolean restored) {
        this.options = options;
        this.dialect = dialect;
        this.name = requireNonNull(name, "name");
        this.restored = restored;
    }

    /**
     * Restores it, too, into a scratch database on the server of the data source, and counts and compares all that is there
     * then. The backup's manifest remembers that.
     */
    public VerifyBackup restored() {
        return new VerifyBackup(options, dialect, name, true);
    }

    /**
     * Reads every file and holds it against its checksum.
     *
     * @throws BackupException when there is no such backup, a file is not as it was written, or it cannot be restored
     * @throws EnvironmentException when a scratch database is needed and cannot be had
     */
    public BackupVerification execute() {
        Instant start = options.clock().instant();
        Backup backup = new BackupDirectory(options.backups()).find(name);
        BackupFiles.check(backup);
        if (restored) {
            restore(backup);
            backup = BackupDirectory.verified(backup, options.clock().instant());
        }
        return new BackupVerification(
                backup, restored, Duration.between(start, options.clock().instant()));
    }

    private void restore(Backup backup) {
        if (!(backup.scope().rows() instanceof Rows.All)) {
            throw new BackupException(
                    "NS7013",
                    backup + " does not hold the rows of every table, so it cannot be restored into an empty database",
                    "its files are as they were written; try a backup of everything",
                    null);
        }
        try (ScratchDatabase scratch = options.scratch(dialect);
                Database database =
                        dialect.open(scratch.dataSource(), new Settings(options.historyTable(), options.policy()))) {
            Reverter.refuseOlder(backup, database.copier().origin());
            if (!database.begin()) {
                throw new IllegalStateException("nobody else knows the scratch database");
            }
            database.hold();
            database.copier()
                    .restore(
                            Reverter.copied(backup),
                            backup.directory().resolve(BackupTaker.DATABASE),
                            CopyListener.NONE);
            database.commit();
        }
    }
}
