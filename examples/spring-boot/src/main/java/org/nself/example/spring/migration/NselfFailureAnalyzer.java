package org.nself.example.spring.migration;

import static java.util.Objects.requireNonNull;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.NselfException;
import org.nself.PlanRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why the service did not start, and what to do next, instead of a stack trace. */
final class NselfFailureAnalyzer extends AbstractFailureAnalyzer<NselfException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NselfException cause) {
        return new FailureAnalysis(description(cause), action(cause), cause);
    }

    /** The message; a hint that it ends with is the action. */
    private static String description(NselfException cause) {
        String message = requireNonNull(cause.getMessage());
        String ending = "\nhint: " + cause.hint();
        return message.endsWith(ending) ? message.substring(0, message.length() - ending.length()) : message;
    }

    /** Null when the message says it all. */
    private static @Nullable String action(NselfException cause) {
        if (cause instanceof PlanRefusedException refused) {
            return cause.hint() + "\nto allow it in this service: nself.allow=" + hazards(refused);
        }
        return cause.hint().isEmpty() ? null : cause.hint();
    }

    private static String hazards(PlanRefusedException refused) {
        return refused.refusals().stream()
                .map(refusal -> refusal.hazard().hazard().name())
                .distinct()
                .collect(Collectors.joining(","));
    }
}
