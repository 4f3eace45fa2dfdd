package org.nself;

import java.util.List;
import java.util.Optional;
import org.nself.MigrationRunner.Manner;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Version;

/**
 * Applies migrations that were not applied yet, in the order of their versions: those that a merge brought in late as well.
 * Immutable; does nothing before {@link #execute()}.
 */
public final class Up {

    private final Nself nself;
    private final int limit;
    private final Optional<Version> only;
    private final Manner manner;

    Up(Nself nself) {
        this(nself, Integer.MAX_VALUE, Optional.empty(), Manner.PLAIN);
    }

    private Up(Nself nself, int limit, Optional<Version> only, Manner manner) {
        this.nself = nself;
        this.limit = limit;
        this.only = only;
        this.manner = manner;
    }

    /** No more than this many. */
    public Up limit(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit is at least 1: " + count);
        }
        return new Up(nself, count, only, manner);
    }

    /** This version and no other; what it depends on must have been applied. */
    public Up only(long version) {
        return new Up(nself, limit, Optional.of(new Version(version)), manner);
    }

    /** Changes nothing, and reports what would be run. */
    public Up dryRun() {
        return new Up(nself, limit, only, Manner.DRY);
    }

    /** Runs what can run in a transaction, rolls all of it back, and reports what ran; takes the locks that it takes. */
    public Up tried() {
        return new Up(nself, limit, only, Manner.TRIED);
    }

    /**
     * Asks the builder's {@link Confirmation} before the first one runs; without a yes, nothing is changed. Then takes a backup
     * of what they can destroy, and afterwards looks whether all is well, as {@link Nself#update()} does.
     */
    public Up confirmed() {
        return new Up(nself, limit, only, Manner.CONFIRMED);
    }

    /** When it is {@link #confirmed()}, takes no backup before. */
    public Up withoutBackup() {
        return new Up(nself, limit, only, manner == Manner.CONFIRMED ? Manner.CONFIRMED_WITHOUT_BACKUP : manner);
    }

    /**
     * Runs them. Each commits with its row of the history in a transaction of its own, or, when it has a statement that
     * cannot run in one, statement by statement; one instance at a time. One that was cut off goes on where it stopped. When one fails, those before it stay applied.
     *
     * @return with {@link MigrationReport#migrations()} as they were run
     * @throws InvalidMigrationsException when a file cannot be run as it is
     * @throws MigrationRefusedException when a dependency is missing or an earlier run was cut off
     * @throws StatementFailedException when the server refuses a statement
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public MigrationReport execute() {
        boolean all = limit == Integer.MAX_VALUE && only.isEmpty() && manner == Manner.PLAIN;
        return all
                ? nself.runner().executeAll(this::chosen)
                : nself.runner().execute(this::chosen, Direction.UP, manner);
    }

    private List<Migration> chosen(Ledger ledger) {
        ledger.refuseCutOff(Direction.DOWN);
        List<Migration> pending = ledger.pending();
        List<Migration> chosen = only.map(version -> one(version, ledger, pending))
                .orElse(pending.subList(0, Math.min(limit, pending.size())));
        ledger.refuseLate(chosen, nself.policy());
        for (int i = 0; i < chosen.size(); i++) {
            ledger.refuseMissingDependencies(chosen.get(i), chosen.subList(0, i));
        }
        return chosen;
    }

    private static List<Migration> one(Version version, Ledger ledger, List<Migration> pending) {
        if (ledger.isApplied(version)) {
            return List.of();
        }
        return List.of(pending.stream()
                .filter(migration -> migration.version().equals(version))
                .findFirst()
                .orElseThrow(() -> MigrationRunner.unknown(version)));
    }
}
