package org.nself;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nself.migration.AppliedMigration;
import org.nself.spi.Activity;
import org.nself.spi.Copied;
import org.nself.spi.CopyScope.Rows;
import org.nself.spi.Database;
import org.nself.spi.Dialect;
import org.nself.spi.Origin;
import org.nself.spi.Structure;

/** Finds a backup, makes sure of it, and restores it in one transaction. */
final class Reverter {

    /** Why a backup was taken before a revert; such a one is not what a revert without a name leads to. */
    static final String SAFETY = "before reverting to ";

    private final Options options;
    private final Dialect dialect;
    private final EventLog events;
    private final BackupDirectory directory;

    Reverter(Options options, Dialect dialect) {
        this.options = options;
        this.dialect = dialect;
        this.events = new EventLog(options.listener());
        this.directory = new BackupDirectory(options.backups());
    }

    Reverted revert(Optional<String> name, boolean files, boolean safety, boolean anywhere) {
        Instant start = options.clock().instant();
        Backup backup = name.map(directory::find).orElseGet(this::newest);
        BackupFiles.check(backup);
        Copied copied = copied(backup);
        try (Connected connected = Connected.of(options, dialect)) {
            Origin here = connected.database().copier().origin();
            if (!anywhere) {
                refuseOther(backup, here);
            }
            refuseOlder(backup, here);
            connected.database().copier().require(backup.engine());
            confirm(backup, connected.database(), start, safety);
            Optional<Backup> before = safety ? Optional.of(safety(backup)) : Optional.empty();
            connected.inTurn(false, database -> {
                database.hold();
                database.copier()
                        .restore(
                                copied,
                                backup.directory().resolve(BackupTaker.DATABASE),
                                (subject, done, total) -> events.tell(new Event.Copying(subject, done, total)));
                return true;
            });
            List<Path> written = files ? new RevertedFiles(options).write(backup) : List.of();
            tellMirrors(connected);
            return new Reverted(
                    backup,
                    before,
                    written,
                    Duration.between(start, options.clock().instant()));
        }
    }

    private Backup newest() {
        return directory.list().backups().stream()
                .filter(backup ->
                        !backup.reason().startsWith(SAFETY) && !(backup.scope().rows() instanceof Rows.None))
                .findFirst()
                .orElseThrow(() -> new BackupException(
                        "NS7002",
                        "there is no backup in " + options.backups().directory(),
                        "nself.backup().execute() takes one",
                        null));
    }

    static Copied copied(Backup backup) {
        try {
            Structure structure = StructureFile.read(backup.directory().resolve(BackupTaker.STRUCTURE));
            return new Copied(backup.engine(), backup.scope(), structure, backup.rows(), backup.uncovered());
        } catch (IOException unreadable) {
            throw BackupDirectory.unreadable(backup.directory().resolve(BackupTaker.STRUCTURE), unreadable);
        }
    }

    private static void refuseOther(Backup backup, Origin here) {
        Origin there = backup.origin();
        if (!there.system().equals(here.system()) || !there.database().equals(here.database())) {
            throw new BackupException(
                    "NS7009",
                    backup + " is of another database: of " + there.database() + " on the server " + there.system()
                            + ", while this is " + here.database() + " on " + here.system(),
                    "connect to the database that it is of; nself.revert().intoAnother() puts it into this one",
                    null);
        }
    }

    static void refuseOlder(Backup backup, Origin here) {
        if (here.major() < backup.origin().major()) {
            throw new BackupException(
                    "NS7010",
                    backup + " is of PostgreSQL " + backup.origin().serverVersion() + ", and this server is older: "
                            + here.serverVersion(),
                    "restore it on a server of version " + backup.origin().major() + " or newer",
                    null);
        }
    }

    private void confirm(Backup backup, Database database, Instant now, boolean safety) {
        Confirmation confirmation = options.confirmation()
                .orElseThrow(() -> Options.missing(
                        "NS6016", "confirmation", "confirmation(checks -> …), or Confirmation.preapproved(reason)"));
        List<AppliedMigration> undone = database.migrations().stream()
                .filter(row -> backup.head().isEmpty()
                        || row.version().compareTo(backup.head().get()) > 0)
                .toList()
                .reversed();
        Activity activity = database.activity(List.of());
        if (!confirmation.isGiven(
                new RevertChecks(backup, Duration.between(backup.takenAt(), now), undone, safety, activity))) {
            throw new BackupException("NS7011", "it was not confirmed; nothing was changed", "", null);
        }
    }

    private Backup safety(Backup backup) {
        return new BackupTaker(options, dialect)
                .take(backup.scope(), SAFETY + backup.name(), Optional.of(backup.engine()));
    }

    private void tellMirrors(Connected connected) {
        if (options.migrationSource().isPresent()) {
            new Mirrors(options).tell(connected, options.migrations().read());
        }
    }
}
