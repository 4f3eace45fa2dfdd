package org.nself.plan;

import java.util.List;
import org.nself.diff.Change;
import org.nself.diff.SequenceChange;

/** What a step loses that its way back cannot give back. */
final class Losses {

    private Losses() {}

    static List<String> of(Step step) {
        List<String> known = step.hazards().stream()
                .filter(hazard ->
                        hazard.hazard() == Hazard.DATA_LOSS && hazard.evidence() != StepHazard.Evidence.ABSENT)
                .map(StepHazard::reason)
                .toList();
        if (!known.isEmpty()) {
            return known;
        }
        String label = step.change().subject().label();
        return switch (step.change()) {
            case SequenceChange.Drop ignored -> List.of("drops sequence " + label + " with the number it had come to");
            case Change.ChangeType type ->
                type.using().isPresent()
                        ? List.of("converts the values of " + label + " as the annotation says")
                        : List.of();
            case Change ignored -> List.of();
        };
    }
}
