package org.nself;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nself.spi.Dialect;

/** Applies what is pending, the safe way. Immutable; does nothing before {@link #execute()}. */
public final class Update {

    private final Options options;
    private final Dialect dialect;
    private final boolean backup;
    private final List<Path> checks;

    Update(Options options, Dialect dialect, boolean backup, List<Path> checks) {
        this.options = options;
        this.dialect = dialect;
        this.backup = backup;
        this.checks = List.copyOf(checks);
    }

    /** Takes no backup before: when something is wrong, the ways back of the migrations are all there is. */
    public Update withoutBackup() {
        return new Update(options, dialect, false, checks);
    }

    /** Runs the queries of a SQL file afterwards, of which none is to return a row. Called again, it adds a file. */
    public Update check(Path file) {
        List<Path> all = new ArrayList<>(checks);
        all.add(requireNonNull(file, "file"));
        return new Update(options, dialect, backup, all);
    }

    /**
     * Takes a backup of what the pending migrations can destroy, applies them, and looks whether all is well: every migration
     * is applied as it is on disk, every constraint is validated, every index valid, every sequence past the values of its
     * column, the database is what the schema says, and no check returns a row. When something is wrong, the builder's
     * {@link Confirmation} is asked about each {@link WayOut}; without one, or a yes, the database is left as it is, and the
     * report says what can be done.
     *
     * @return whatever came of it: a statement that the server refused is {@link UpdateReport#failure()}
     * @throws BackupException when no backup can be taken; nothing was changed
     * @throws InvalidMigrationsException when a file cannot be run as it is; nothing was changed
     * @throws MigrationRefusedException when a dependency is missing or an earlier run was cut off; nothing was changed
     * @throws EnvironmentException when the connection, a permission or a file is missing before anything was changed
     */
    public UpdateReport execute() {
        return new Updater(options, dialect).update(backup, checks);
    }
}
