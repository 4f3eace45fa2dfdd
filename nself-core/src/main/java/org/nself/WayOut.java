package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A way back that is offered when something is wrong after an update.
 *
 * @param way which
 * @param applied the migrations that this update applied, the last first
 * @param backup what was taken before; empty when none was
 * @param wrong what is wrong, a line each
 */
public record WayOut(Way way, List<MigrationRun> applied, Optional<Backup> backup, List<String> wrong)
        implements Decision {

    /** How to go back. */
    public enum Way {
        /** Take back what was applied, by its way back. */
        DOWN,
        /** Restore the backup. */
        REVERT
    }

    public WayOut {
        requireNonNull(way, "way");
        applied = List.copyOf(applied);
        requireNonNull(backup, "backup");
        wrong = List.copyOf(wrong);
    }

    @Override
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>(wrong);
        switch (way) {
            case DOWN -> warnings.add("what a way back cannot restore is lost");
            case REVERT -> warnings.add("what was written since the backup is lost");
        }
        return warnings;
    }

    /** A few lines for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        wrong.forEach(line -> text.append("  ✗ ").append(line).append('\n'));
        switch (way) {
            case DOWN ->
                applied.forEach(run ->
                        text.append("  - take back ").append(run.migration()).append('\n'));
            case REVERT ->
                backup.ifPresent(
                        taken -> text.append("  - revert to ").append(taken).append('\n'));
        }
        return text.toString();
    }
}
