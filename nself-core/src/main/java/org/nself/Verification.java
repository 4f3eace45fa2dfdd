package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.migration.Migration;
import org.nself.plan.Plan;
import org.nself.spi.StructureDifference;

/**
 * What became of migrations on a scratch database.
 *
 * @param migrations those whose way up was run, in order
 * @param failure why a way up failed; nothing behind it was tried
 * @param remaining what still leads from the last migration to the schema; empty when there is no schema or it was not
 *     come to
 */
public record Verification(List<Entry> migrations, Optional<NselfException> failure, Optional<Plan> remaining) {

    /** What a way back gives back. */
    public enum Verdict {
        /** All is as it was before the way up. */
        EXACT,
        /** All is as it was, but columns stand in another order. */
        REORDERED,
        /** Something is not as it was. */
        DIFFERS,
        /** It does not run. */
        FAILS,
        /** There is no way back: no {@code down.sql}, or an empty one. */
        NONE
    }

    /**
     * One migration.
     *
     * @param difference what the way back left otherwise than it was before the way up
     * @param failure why the way back does not run
     * @param again why the way up does not run a second time, after the way back
     */
    public record Entry(
            Migration migration,
            Verdict verdict,
            StructureDifference difference,
            Optional<NselfException> failure,
            Optional<NselfException> again) {

        public Entry {
            requireNonNull(migration, "migration");
            requireNonNull(verdict, "verdict");
            requireNonNull(difference, "difference");
            requireNonNull(failure, "failure");
            requireNonNull(again, "again");
        }

        static Entry none(Migration migration) {
            return new Entry(migration, Verdict.NONE, StructureDifference.NONE, Optional.empty(), Optional.empty());
        }

        static Entry fails(Migration migration, NselfException failure) {
            return new Entry(
                    migration, Verdict.FAILS, StructureDifference.NONE, Optional.of(failure), Optional.empty());
        }

        static Entry of(Migration migration, StructureDifference difference, Optional<NselfException> again) {
            Verdict verdict = difference.isEmpty()
                    ? Verdict.EXACT
                    : difference.isOrderOfColumns() ? Verdict.REORDERED : Verdict.DIFFERS;
            return new Entry(migration, verdict, difference, Optional.empty(), again);
        }

        /** The verdict as people read it. */
        public String label() {
            String word = verdict.name().toLowerCase(Locale.ROOT);
            return again.isEmpty() ? word : word + ", and then not up again";
        }
    }

    public Verification {
        migrations = List.copyOf(migrations);
        requireNonNull(failure, "failure");
        requireNonNull(remaining, "remaining");
    }

    /**
     * Whether every way up ran, every way back that there is led back, save for the order of columns, and the last
     * migration led to the schema, where there is one.
     */
    public boolean holds() {
        return failure.isEmpty()
                && remaining.map(Plan::isEmpty).orElse(true)
                && count(Verdict.DIFFERS) + count(Verdict.FAILS) == 0;
    }

    /** How many migrations have this verdict. */
    public int count(Verdict verdict) {
        return (int)
                migrations.stream().filter(entry -> entry.verdict() == verdict).count();
    }

    static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    /** A table with a line a migration, what differs below each, and a sentence about the end. */
    @Override
    public String toString() {
        return VerificationText.of(this);
    }
}
