package org.nself;

import java.util.Optional;
import org.nself.spi.Dialect;

/** Brings the database back to a backup. Immutable; does nothing before {@link #execute()}. */
public final class Revert {

    private final Options options;
    private final Dialect dialect;
    private final Optional<String> name;
    private final boolean files;
    private final boolean safety;
    private final boolean anywhere;

    Revert(Options options, Dialect dialect) {
        this(options, dialect, Optional.empty(), false, true, false);
    }

    private Revert(
            Options options, Dialect dialect, Optional<String> name, boolean files, boolean safety, boolean anywhere) {
        this.options = options;
        this.dialect = dialect;
        this.name = name;
        this.files = files;
        this.safety = safety;
        this.anywhere = anywhere;
    }

    /** To this backup, as {@link Backup#name()} calls it. */
    public Revert to(String backup) {
        return new Revert(options, dialect, Optional.of(backup), files, safety, anywhere);
    }

    /** To this backup. */
    public Revert to(Backup backup) {
        return to(backup.name());
    }

    /** The schema and the migrations become what they were, too. */
    public Revert withFiles() {
        return new Revert(options, dialect, name, true, safety, anywhere);
    }

    /** Takes no backup before: there is no way back then. */
    public Revert withoutBackup() {
        return new Revert(options, dialect, name, files, false, anywhere);
    }

    /** Even when the backup is of another database: what is here goes, and what was there comes. */
    public Revert intoAnother() {
        return new Revert(options, dialect, name, files, safety, true);
    }

    /**
     * Takes a backup of what is there, and makes the database what the backup says, in one transaction: what fails leaves it
     * as it was. Asks the builder's {@link Confirmation} before. Without a name it is the newest backup with rows that was not
     * itself taken before a revert, so that doing it twice leads to the same.
     *
     * <p>Waits for everyone who uses a table that goes, no longer than {@link org.nself.plan.Policy#lockTimeout()} an attempt.
     *
     * @throws BackupException when there is no such backup, it is not as it was written, or is of another database or a newer
     *     server; when it cannot be restored here; when nobody said yes. The database is as it was
     * @throws EnvironmentException when there is no {@link Confirmation}, or the connection or a permission is missing
     */
    public Reverted execute() {
        return new Reverter(options, dialect).revert(name, files, safety, anywhere);
    }
}
