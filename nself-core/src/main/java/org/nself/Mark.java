package org.nself;

import org.nself.migration.Version;
import org.nself.spi.Dialect;

/**
 * Says in the history that a migration is applied, or that it is not, and runs nothing: somebody else did. Immutable; does
 * nothing before {@link #execute()}.
 */
public final class Mark {

    private final Options options;
    private final Dialect dialect;
    private final Version version;
    private final boolean applied;

    Mark(Options options, Dialect dialect, Version version, boolean applied) {
        this.options = options;
        this.dialect = dialect;
        this.version = version;
        this.applied = applied;
    }

    /**
     * Writes it, in a transaction of its own, while no other instance migrates.
     *
     * @return how all migrations stand then
     * @throws MigrationRefusedException when there is no such migration
     * @throws InvalidMigrationsException when the directory cannot be used as it is
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public Status execute() {
        MigrationRunner runner = new MigrationRunner(options, dialect);
        runner.mark(version, applied);
        return runner.status();
    }
}
