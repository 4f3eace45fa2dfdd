package org.nself;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nself.plan.Plan;
import org.nself.schema.Diagnostic;

/**
 * What a migration found, planned and did.
 *
 * @param outcome what came of it
 * @param state what the database is in step with now; equal for every instance that migrated to the same schema
 * @param plan what was planned and, unless the outcome says otherwise, applied; empty when nothing was to do
 * @param found what was there before; empty when the history alone told that nothing is to do
 * @param warnings of the schema; they did not keep it from being applied
 * @param migrations that were run, in order, or would be; empty when the schema was applied without any
 * @param backup that was taken before; empty when none was asked for
 * @param inspection of the database afterwards; empty when none was asked for
 * @param durations where the time went
 */
public record MigrationReport(
        Outcome outcome,
        State state,
        Plan plan,
        Optional<Found> found,
        List<Diagnostic> warnings,
        List<MigrationRun> migrations,
        Optional<Backup> backup,
        Optional<Inspection> inspection,
        Durations durations) {

    /** What came of it. */
    public enum Outcome {
        /** The database was in step already. */
        UP_TO_DATE,
        /** This call brought the database in step, or ran migrations. */
        APPLIED,
        /** Nothing was changed, for only what would be done was asked for. */
        PLANNED,
        /** What can run in a transaction was run and rolled back. */
        TRIED,
        /** Another instance brought the database in step while this one waited. */
        APPLIED_ELSEWHERE,
        /** The database is in step with a newer schema; nothing was changed. */
        AHEAD
    }

    /**
     * The newest row of the history.
     *
     * @param id the row's number; it counts up
     * @param schema the file that was applied, or the folder of the migration
     * @param hash the SHA-256 of that file, or of the migration's statements
     * @param fingerprint of the schema as the server holds it; empty for a migration
     */
    public record State(long id, String schema, String hash, String fingerprint, Instant appliedAt) {

        /** Nothing was ever applied. */
        public static final State NONE = new State(0, "", "", "", Instant.EPOCH);

        public State {
            requireNonNull(schema, "schema");
            requireNonNull(hash, "hash");
            requireNonNull(fingerprint, "fingerprint");
            requireNonNull(appliedAt, "appliedAt");
        }
    }

    /**
     * What was there before.
     *
     * @param tables how many tables the managed namespaces held
     * @param enums how many enumerated types they held
     * @param leftAlone on the first boot, what they hold that the schema does not name, as people call it; empty later,
     *     for it is said once
     */
    public record Found(int tables, int enums, List<String> leftAlone) {

        public Found {
            leftAlone = List.copyOf(leftAlone);
        }
    }

    /**
     * Where the time went.
     *
     * @param total from the call to the report
     * @param waiting for other instances and between attempts
     * @param planning reading, comparing and asking the data
     * @param applying running the statements and proving the result
     */
    public record Durations(Duration total, Duration waiting, Duration planning, Duration applying) {

        public Durations {
            requireNonNull(total, "total");
            requireNonNull(waiting, "waiting");
            requireNonNull(planning, "planning");
            requireNonNull(applying, "applying");
        }
    }

    public MigrationReport {
        requireNonNull(outcome, "outcome");
        requireNonNull(state, "state");
        requireNonNull(plan, "plan");
        requireNonNull(found, "found");
        warnings = List.copyOf(warnings);
        migrations = List.copyOf(migrations);
        requireNonNull(backup, "backup");
        requireNonNull(inspection, "inspection");
        requireNonNull(durations, "durations");
    }

    /** Whether this call changed the database. */
    public boolean changed() {
        return outcome == Outcome.APPLIED && !(plan.isEmpty() && migrations.isEmpty());
    }

    /** A few lines that a person can read in a log. */
    @Override
    public String toString() {
        return ReportText.of(this);
    }
}
