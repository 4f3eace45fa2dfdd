package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.MigrationRunner.Manner;
import org.nself.migration.AppliedMigration;
import org.nself.migration.Direction;
import org.nself.migration.Migration;
import org.nself.migration.Version;

/**
 * Takes migrations back, the last one that was applied first. Immutable; does nothing before {@link #execute()}.
 */
public final class Down {

    private final Nself nself;
    private final int limit;
    private final Optional<Version> to;
    private final Manner manner;

    Down(Nself nself) {
        this(nself, 1, Optional.empty(), Manner.PLAIN);
    }

    private Down(Nself nself, int limit, Optional<Version> to, Manner manner) {
        this.nself = nself;
        this.limit = limit;
        this.to = to;
        this.manner = manner;
    }

    /** This many; one when nothing is said. */
    public Down limit(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a limit is at least 1: " + count);
        }
        return new Down(nself, count, Optional.empty(), manner);
    }

    /** All that were applied after this version, which stays. */
    public Down to(long version) {
        return new Down(nself, limit, Optional.of(new Version(version)), manner);
    }

    /** Changes nothing, and reports what would be run. */
    public Down dryRun() {
        return new Down(nself, limit, to, Manner.DRY);
    }

    /** Runs what can run in a transaction, rolls all of it back, and reports what ran; takes the locks that it takes. */
    public Down tried() {
        return new Down(nself, limit, to, Manner.TRIED);
    }

    /**
     * Asks the builder's {@link Confirmation} before the first one runs; without a yes, nothing is changed.
     */
    public Down confirmed() {
        return new Down(nself, limit, to, Manner.CONFIRMED);
    }

    /**
     * Runs their {@code down.sql}. Before the first one runs it is made sure that each can: the folder is there and has a
     * way back, its {@code up.sql} is what was applied, and nothing that stays applied depends on it. Each commits with its
     * row of the history in a transaction of its own; when one fails, those that were taken back before it stay so.
     *
     * @return with {@link MigrationReport#migrations()} as they were run
     * @throws InvalidMigrationsException when a file cannot be run as it is
     * @throws MigrationRefusedException when one of them cannot be taken back
     * @throws StatementFailedException when the server refuses a statement
     * @throws EnvironmentException when the connection, a permission or a file is missing
     */
    public MigrationReport execute() {
        return nself.runner().execute(this::chosen, Direction.DOWN, manner);
    }

    private List<Migration> chosen(Ledger ledger) {
        ledger.refuseCutOff(Direction.UP);
        List<AppliedMigration> rows = ledger.lastFirst();
        List<AppliedMigration> going = to.map(version -> after(MigrationRunner.row(ledger, version), rows))
                .orElse(rows.subList(0, Math.min(limit, rows.size())));
        List<Migration> migrations = new ArrayList<>();
        going.forEach(row -> migrations.add(ledger.resolve(row)));
        ledger.refuseDependents(migrations);
        return migrations;
    }

    private static List<AppliedMigration> after(AppliedMigration stays, List<AppliedMigration> rows) {
        return rows.stream().filter(row -> row.order() > stays.order()).toList();
    }
}
