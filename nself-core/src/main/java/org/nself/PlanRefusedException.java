package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.plan.Plan;
import org.nself.plan.Refusal;

/** The policy does not let the plan run, or it is not the plan that was reviewed. Nothing was changed. */
public final class PlanRefusedException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient Plan plan;
    private final transient List<Refusal> refusals;

    PlanRefusedException(Plan plan, List<Refusal> refusals, String hint) {
        super("NS3001", message(plan, refusals), hint, null);
        this.plan = requireNonNull(plan, "plan");
        this.refusals = List.copyOf(refusals);
    }

    PlanRefusedException(String code, Plan plan, String message, String hint) {
        super(code, message, hint, null);
        this.plan = requireNonNull(plan, "plan");
        this.refusals = List.of();
    }

    /** The whole plan, what is refused and what is not. */
    public Plan plan() {
        return plan;
    }

    /** What the policy refuses and why; empty when the plan is not the one that was reviewed. */
    public List<Refusal> refusals() {
        return refusals;
    }

    private static String message(Plan plan, List<Refusal> refusals) {
        long blocked = refusals.stream().map(Refusal::step).distinct().count();
        return "the policy refuses " + blocked + " of " + plan.steps().size()
                + (plan.steps().size() == 1 ? " step" : " steps") + "; nothing was changed\n"
                + refusals.stream().map(refusal -> "\n  - " + refusal).collect(Collectors.joining());
    }
}
