package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import org.nself.migration.Migration;

/**
 * One migration that was run, or would have been.
 *
 * @param statements how many its file has
 */
public record MigrationRun(Migration migration, Direction direction, int statements, Duration duration) {

    /** Which of its files was run. */
    public enum Direction {
        UP,
        DOWN
    }

    public MigrationRun {
        requireNonNull(migration, "migration");
        requireNonNull(direction, "direction");
        requireNonNull(duration, "duration");
    }
}
