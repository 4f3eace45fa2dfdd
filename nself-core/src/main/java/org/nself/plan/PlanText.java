package org.nself.plan;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lays a plan out as a script. */
final class PlanText {

    private PlanText() {}

    static String up(Plan plan) {
        return script(plan.steps().stream().map(PlanText::paragraphs).toList());
    }

    static String down(Plan plan) {
        return script(
                plan.steps().reversed().stream().map(PlanText::paragraphsBack).toList());
    }

    private static List<String> paragraphs(Step step) {
        List<String> statements = step.up().stream().map(PlanText::terminated).toList();
        String comments = comments(step, hazard -> !hazard.isOfTheWayBack());
        return below(comments, statements);
    }

    private static List<String> paragraphsBack(Step step) {
        List<String> statements = step.down().stream().map(PlanText::terminated).toList();
        return switch (step.reversal()) {
            case EXACT -> below(comments(step, Hazard::isOfTheWayBack), statements);
            case STRUCTURE ->
                below(
                        comments(step, Hazard::isOfTheWayBack)
                                + step.losses().stream()
                                        .map(loss -> "-- STRUCTURE: not what the way up lost (" + oneLine(loss) + ")\n")
                                        .collect(Collectors.joining()),
                        statements);
            case NONE ->
                List.of("-- NONE: there is no way back for "
                        + oneLine(step.subject().label()));
        };
    }

    private static String comments(Step step, Predicate<Hazard> which) {
        return step.hazards().stream()
                .filter(hazard -> hazard.evidence() != StepHazard.Evidence.ABSENT && which.test(hazard.hazard()))
                .map(hazard -> "-- " + hazard.hazard() + ": " + oneLine(hazard.reason()) + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> below(String comments, List<String> statements) {
        if (comments.isEmpty() || statements.isEmpty()) {
            return statements;
        }
        return Stream.concat(
                        Stream.of(comments + statements.getFirst()),
                        statements.stream().skip(1))
                .toList();
    }

    /** A name with a line break must not end the comment it stands in. */
    private static String oneLine(String text) {
        return text.replaceAll("\\R", " ");
    }

    private static String terminated(String statement) {
        return statement + ";";
    }

    private static String script(List<List<String>> steps) {
        String text = steps.stream().flatMap(List::stream).collect(Collectors.joining("\n\n"));
        return text.isEmpty() ? "" : text + "\n";
    }
}
