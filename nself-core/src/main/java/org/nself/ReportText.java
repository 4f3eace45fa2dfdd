package org.nself;

import java.time.Duration;
import java.util.Locale;
import org.nself.migration.Direction;

/** Lays a report out for a log: one sentence, then one line a step. */
final class ReportText {

    private ReportText() {}

    static String of(MigrationReport report) {
        if (!report.migrations().isEmpty()) {
            return ofMigrations(report);
        }
        StringBuilder text = new StringBuilder(summary(report));
        if (report.outcome() == MigrationReport.Outcome.APPLIED) {
            report.plan().steps().stream()
                    .flatMap(step -> step.changes().stream())
                    .forEach(change -> text.append("\n  ").append(Sentences.of(change)));
        }
        report.found()
                .map(MigrationReport.Found::leftAlone)
                .filter(left -> !left.isEmpty())
                .ifPresent(left ->
                        text.append("\n  left alone, not in the schema: ").append(String.join(", ", left)));
        return text.toString();
    }

    private static String ofMigrations(MigrationReport report) {
        int count = report.migrations().size();
        boolean back = report.migrations().getFirst().direction() == Direction.DOWN;
        String what = count + (count == 1 ? " migration" : " migrations");
        String took = " (" + milliseconds(report.durations().total()) + ")";
        StringBuilder text = new StringBuilder(
                switch (report.outcome()) {
                    case PLANNED -> (back ? "would take back " : "would apply ") + what;
                    case TRIED -> "ran " + what + " and rolled " + (count == 1 ? "it" : "them") + " back" + took;
                    case APPLIED, UP_TO_DATE, APPLIED_ELSEWHERE, AHEAD ->
                        (back ? "took back " : "applied ") + what + took;
                });
        report.migrations()
                .forEach(run ->
                        text.append("\n  ").append(run.migration()).append(run.outOfOrder() ? " (out of order)" : ""));
        report.backup().ifPresent(backup -> text.append("\n  backed up to ").append(backup));
        report.inspection().ifPresent(inspection -> text.append('\n').append(inspection));
        return text.toString();
    }

    static String summary(MigrationReport report) {
        String schema = report.state().schema().isEmpty()
                ? "the migrations"
                : report.state().schema();
        String took = " (" + milliseconds(report.durations().total()) + ")";
        int steps = report.plan().steps().size();
        return switch (report.outcome()) {
            case UP_TO_DATE -> "up to date with " + schema + took;
            case APPLIED ->
                report.plan().isEmpty()
                        ? "in step with " + schema + ": nothing had to change" + took
                        : "applied " + schema + " in " + steps + (steps == 1 ? " step" : " steps") + took;
            case APPLIED_ELSEWHERE -> "another instance applied " + schema + took;
            case TRIED -> "nothing was run that could be rolled back" + took;
            case PLANNED -> "nothing to do" + took;
            case AHEAD ->
                "the database is ahead: it was brought in step with a newer schema at "
                        + report.state().appliedAt() + "; nothing was changed" + took;
        };
    }

    private static String milliseconds(Duration duration) {
        return String.format(Locale.ROOT, "%d ms", duration.toMillis());
    }
}
