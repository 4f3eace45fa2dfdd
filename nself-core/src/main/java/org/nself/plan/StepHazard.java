package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A hazard of one step, in words of the user's schema.
 *
 * @param reason one sentence that says what happens to what
 * @param preflight a query that returns a row exactly when the data at hand would make the hazard come true; empty
 *     when no query can tell
 * @param evidence what the preflight query found
 */
public record StepHazard(Hazard hazard, String reason, Optional<String> preflight, Evidence evidence) {

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
    }

    public static StepHazard of(Hazard hazard, String reason) {
        return new StepHazard(hazard, reason, Optional.empty(), Evidence.UNKNOWN);
    }

    public static StepHazard of(Hazard hazard, String reason, String preflight) {
        return new StepHazard(hazard, reason, Optional.of(preflight), Evidence.UNKNOWN);
    }

    public StepHazard withEvidence(Evidence newEvidence) {
        return new StepHazard(hazard, reason, preflight, newEvidence);
    }
}
