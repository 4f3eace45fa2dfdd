package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an update did, and how it left the database.
 *
 * @param outcome what came of it
 * @param backup that was taken before; empty when there was nothing to apply, or none was wanted
 * @param applied the migrations that were applied, in order, whether they were taken back afterwards or not
 * @param failure why one of them was not; empty when all were
 * @param inspection of the database as it was after they were applied
 * @param waysOut what can still be done by hand when something is wrong, the calls or commands
 */
public record UpdateReport(
        Outcome outcome,
        Optional<Backup> backup,
        List<MigrationRun> applied,
        Optional<NselfException> failure,
        Inspection inspection,
        List<String> waysOut) {

    /** What came of it. */
    public enum Outcome {
        /** There was nothing to apply, and nothing is wrong. */
        UP_TO_DATE,
        /** All was applied, and nothing is wrong. */
        APPLIED,
        /** Something was wrong, and what was applied was taken back by its ways back. */
        TAKEN_BACK,
        /** Something was wrong, and the database was reverted to the backup. */
        REVERTED,
        /** Something is wrong, and the database was left so. */
        LEFT
    }

    public UpdateReport {
        requireNonNull(outcome, "outcome");
        requireNonNull(backup, "backup");
        applied = List.copyOf(applied);
        requireNonNull(failure, "failure");
        requireNonNull(inspection, "inspection");
        waysOut = List.copyOf(waysOut);
    }

    /** Whether all is well. */
    public boolean isSound() {
        return switch (outcome) {
            case UP_TO_DATE, APPLIED -> true;
            case TAKEN_BACK, REVERTED, LEFT -> false;
        };
    }

    /** A few lines that a person can read. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        backup.ifPresent(taken -> text.append("backed up to ").append(taken).append('\n'));
        applied.forEach(run -> text.append("applied ").append(run.migration()).append('\n'));
        text.append(inspection).append('\n');
        failure.ifPresent(why -> text.append(why.getMessage()).append('\n'));
        text.append(
                switch (outcome) {
                    case UP_TO_DATE -> "up to date";
                    case APPLIED -> "all is well";
                    case TAKEN_BACK -> "what was applied is taken back";
                    case REVERTED -> "the database is reverted to the backup";
                    case LEFT -> applied.isEmpty() ? "nothing was changed" : "the database is left as it is";
                });
        waysOut.forEach(way -> text.append("\n  ").append(way));
        return text.toString();
    }
}
