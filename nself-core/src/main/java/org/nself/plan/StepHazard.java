package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A hazard of one step, in words of the user's schema.
 *
 * @param reason one sentence that says what happens to what
 * @param preflight a query that returns rows exactly when the data at hand would make the hazard come true, five at most,
 *     with their primary key and the values that it is about where it can; empty when no query can tell
 * @param evidence what the preflight query found
 * @param examples rows that it found, as {@code id = 7, email = null}; long values are cut, and {@link Policy#examples} says how
 *     many there are
 */
public record StepHazard(
        Hazard hazard, String reason, Optional<String> preflight, Evidence evidence, List<String> examples) {

    /** What is known about the data. */
    public enum Evidence {
        /** Nobody asked, no query can tell, or the answer took too long. */
        UNKNOWN,
        /** The data at hand is safe. */
        ABSENT,
        /** The data at hand makes the hazard come true. */
        PRESENT
    }

    public StepHazard {
        requireNonNull(hazard, "hazard");
        requireNonNull(reason, "reason");
        requireNonNull(preflight, "preflight");
        requireNonNull(evidence, "evidence");
        examples = List.copyOf(examples);
    }

    public static StepHazard of(Hazard hazard, String reason) {
        return new StepHazard(hazard, reason, Optional.empty(), Evidence.UNKNOWN, List.of());
    }

    public static StepHazard of(Hazard hazard, String reason, String preflight) {
        return new StepHazard(hazard, reason, Optional.of(preflight), Evidence.UNKNOWN, List.of());
    }

    /** The same hazard, with what is known of the data now and no examples of it. */
    public StepHazard withEvidence(Evidence newEvidence) {
        return new StepHazard(hazard, reason, preflight, newEvidence, List.of());
    }

    /** The same hazard, come true for these rows among others. */
    public StepHazard withExamples(List<String> newExamples) {
        return new StepHazard(hazard, reason, preflight, Evidence.PRESENT, newExamples);
    }
}
