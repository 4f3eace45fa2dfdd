package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.stream.Collectors;

/** A step that a policy does not let run, and why. */
public record Refusal(Step step, StepHazard hazard) {

    public Refusal {
        requireNonNull(step, "step");
        requireNonNull(hazard, "hazard");
    }

    /** The builder call that would let it run. */
    public String allowedBy() {
        return ".policy(Policy.safe().allow(Hazard." + hazard.hazard() + "))";
    }

    /** Code, subject and reason, what is at stake, rows that it strikes, the lock it would take, and what allows it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(hazard.hazard())
                .append(' ')
                .append(step.subject().label())
                .append(": ")
                .append(hazard.reason());
        step.size().ifPresent(size -> text.append("\n      at stake: ").append(size));
        switch (hazard.evidence()) {
            case PRESENT -> text.append("; a query found rows that it strikes");
            case UNKNOWN ->
                hazard.preflight().ifPresent(query -> text.append("; the rows could not be checked in time"));
            case ABSENT -> {}
        }
        if (!hazard.examples().isEmpty()) {
            text.append("\n      for example: ").append(String.join("\n                   ", hazard.examples()));
        }
        if (!step.locks().isEmpty()) {
            text.append("\n      lock: ")
                    .append(step.locks().stream().map(TableLock::toString).collect(Collectors.joining(", ")));
        }
        return text.append("\n      allow it: ").append(allowedBy()).toString();
    }
}
