package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * Ordered steps from one schema to another, and back.
 *
 * @param from the fingerprint of the schema it starts from
 */
public record Plan(String from, List<Step> steps) {

    public Plan {
        requireNonNull(from, "from");
        steps = List.copyOf(steps);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** The way there as a script that a person can review: one statement a paragraph, hazards as comments above. */
    public String toSql() {
        return PlanText.up(this);
    }

    /** The way back as a script, last step first. */
    public String toDownSql() {
        return PlanText.down(this);
    }

    /**
     * The plan as data: a JSON document with {@code "format": 1}, the fingerprint of the start as {@code from}, and of each step
     * its statements both ways, locks, hazards and what the way back gives. Names in it are stable; new ones may come.
     */
    public String toJson() {
        return PlanJson.of(this);
    }

    /** Every hazard of every step. */
    public List<Hazard> hazards() {
        return steps.stream()
                .flatMap(step -> step.hazards().stream())
                .map(StepHazard::hazard)
                .distinct()
                .sorted()
                .toList();
    }

    /** What the policy does not let through, in the order of the steps. */
    public List<Refusal> refusals(Policy policy) {
        return steps.stream()
                .flatMap(step -> step.hazards().stream()
                        .filter(hazard -> policy.refuses(step, hazard))
                        .flatMap(hazard -> Stream.of(new Refusal(step, hazard))))
                .toList();
    }
}
