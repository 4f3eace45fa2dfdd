package org.nself.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Reversal;
import org.nself.plan.Step;
import org.nself.plan.StepHazard;
import org.nself.plan.StepHazard.Evidence;

/** Assertions about what a migration would do. */
public final class PlanAssert extends FactAssert<PlanAssert, Plan> {

    PlanAssert(Plan actual) {
        super(actual, PlanAssert.class);
    }

    /** There is nothing to do. */
    public PlanAssert isEmpty() {
        isNotNull();
        if (!actual.isEmpty()) {
            throw failure(Facts.expected("nothing to do")
                    .butWas(actual.steps().size() + (actual.steps().size() == 1 ? " step" : " steps"))
                    .fact("which would run", actual.toSql()));
        }
        return this;
    }

    /** There is something to do. */
    public PlanAssert isNotEmpty() {
        isNotNull();
        if (actual.isEmpty()) {
            throw failure(Facts.expected("something to do").butWas("nothing: the database is as it should be"));
        }
        return this;
    }

    /** No step has any hazard, save what the data was asked about and is safe from. */
    public PlanAssert hasNoHazard() {
        return hasNoHazard(Hazard.values());
    }

    /** No step has any of these hazards, save what the data was asked about and is safe from. */
    public PlanAssert hasNoHazard(Hazard... hazards) {
        isNotNull();
        List<Hazard> unwanted = List.of(hazards);
        List<String> found =
                hazards((step, hazard) -> unwanted.contains(hazard.hazard()) && hazard.evidence() != Evidence.ABSENT);
        if (!found.isEmpty()) {
            boolean all = unwanted.size() == Hazard.values().length;
            throw failure(Facts.expected(all ? "no hazard" : "no hazard " + names(hazards))
                    .butWas(found, ""));
        }
        return this;
    }

    /** A step has that hazard. */
    public PlanAssert hasHazard(Hazard hazard) {
        isNotNull();
        if (hazards((step, found) -> found.hazard() == hazard).isEmpty()) {
            throw failure(Facts.expected("a step with the hazard " + hazard)
                    .butWas(
                            hazards((step, found) -> true),
                            "no hazard in " + actual.steps().size() + " steps"));
        }
        return this;
    }

    /** The policy lets all of it run. */
    public PlanAssert isAllowedBy(Policy policy) {
        isNotNull();
        List<String> refusals =
                actual.refusals(policy).stream().map(Object::toString).toList();
        if (!refusals.isEmpty()) {
            throw failure(Facts.expected("a plan that the policy lets run").list("but it refuses", refusals));
        }
        return this;
    }

    /** The way back gives back everything, rows too. */
    public PlanAssert isExactlyReversible() {
        isNotNull();
        List<String> others = actual.steps().stream()
                .filter(step -> step.reversal() != Reversal.EXACT)
                .map(step -> step.reversal() + " for " + step.subject().label())
                .toList();
        if (!others.isEmpty()) {
            throw failure(
                    Facts.expected("a way back that gives back everything").butWas(others, ""));
        }
        return this;
    }

    private List<String> hazards(BiPredicate<Step, StepHazard> wanted) {
        return actual.steps().stream()
                .flatMap(step -> step.hazards().stream()
                        .filter(hazard -> wanted.test(step, hazard))
                        .map(hazard -> hazard.hazard() + " " + step.subject().label() + ": " + hazard.reason()))
                .toList();
    }

    private static String names(Hazard... hazards) {
        return String.join(", ", Arrays.stream(hazards).map(Hazard::name).toList());
    }
}
