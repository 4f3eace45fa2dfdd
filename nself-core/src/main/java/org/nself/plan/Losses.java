package org.nself.plan;

import java.util.List;
import java.util.stream.Stream;
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
        return step.changes().stream().flatMap(Losses::unspoken).toList();
    }

    /** What no hazard speaks of, for nobody needs to be asked about it. */
    private static Stream<String> unspoken(Change change) {
        String label = change.subject().label();
        if (change instanceof SequenceChange.Drop) {
            return Stream.of("drops sequence " + label + " with the number it had come to");
        }
        return change instanceof Change.ChangeType type && type.using().isPresent()
                ? Stream.of("converts the values of " + label + " as the annotation says")
                : Stream.of();
    }
}
