package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.nself.migration.Direction;
import org.nself.migration.Migration;

/**
 * One migration that was run, or would have been.
 *
 * @param direction which of its files
 * @param statements how many that file has
 * @param outsideTransaction whether that file does not run in one transaction
 * @param outOfOrder whether a later version had been applied before it
 * @param duration how long it ran; zero when it was not run
 */
public record MigrationRun(
        Migration migration,
        Direction direction,
        int statements,
        boolean outsideTransaction,
        boolean outOfOrder,
        Duration duration) {

    public MigrationRun {
        requireNonNull(migration, "migration");
        requireNonNull(direction, "direction");
        requireNonNull(duration, "duration");
    }

    MigrationRun took(Duration time) {
        return new MigrationRun(migration, direction, statements, outsideTransaction, outOfOrder, time);
    }
}
