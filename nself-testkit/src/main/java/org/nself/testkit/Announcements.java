package org.nself.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.migration.Header.Allowance;
import org.nself.migration.Migration;
import org.nself.plan.Hazard;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.plan.StepHazard;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** What a migration says about its hazards, in directives and in comments above its statements. */
record Announcements(List<Allowance> allowances, List<String> comments) {

    static Announcements of(Migration migration) {
        return new Announcements(
                migration.header().allowances(),
                migration
                        .up()
                        .text()
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("--"))
                        .toList());
    }

    /** Whether it says so of all that it does. */
    boolean allows(Hazard hazard) {
        return allowances.stream()
                .anyMatch(said ->
                        said.code().equals(hazard.name()) && said.subject().isEmpty());
    }

    /** The hazards that nobody lets run unasked and of which it says nothing, each with what could be said. */
    List<String> missing(Plan plan) {
        return plan.refusals(Policy.safe()).stream()
                .filter(refusal -> !isAnnounced(refusal.step(), refusal.hazard()))
                .map(refusal -> "-- " + refusal.hazard().hazard() + ": "
                        + refusal.hazard().reason())
                .toList();
    }

    /** Tables of which it says that rows are lost; empty when it says so of all. */
    Optional<Set<QualifiedName>> losing() {
        List<String> subjects = allowances.stream()
                .filter(said -> said.code().equals(Hazard.DATA_LOSS.name()))
                .map(Allowance::subject)
                .toList();
        return subjects.contains("")
                ? Optional.empty()
                : Optional.of(subjects.stream()
                        .flatMap(subject -> tables(subject).stream())
                        .collect(Collectors.toSet()));
    }

    /** {@code a.b} is a column of a table, or a table in a namespace. */
    private static Set<QualifiedName> tables(String subject) {
        int point = subject.lastIndexOf('.');
        return point < 0
                ? Set.of(QualifiedName.of(subject))
                : Set.of(FoundDatabase.name(subject), FoundDatabase.name(subject.substring(0, point)));
    }

    private boolean isAnnounced(Step step, StepHazard hazard) {
        String label = step.subject().label();
        return allowances.stream()
                        .filter(said -> said.code().equals(hazard.hazard().name()))
                        .anyMatch(said -> said.subject().isEmpty()
                                || label.equals(said.subject())
                                || label.startsWith(said.subject() + "."))
                || comments.stream()
                        .filter(line -> line.contains(hazard.hazard().name()))
                        .anyMatch(line -> line.contains(hazard.reason()) || names(line, own(step.subject())));
    }

    /** As a word of its own: {@code username} names no {@code name}. */
    private static boolean names(String line, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(line)
                .find();
    }

    /** The last word of what it is about: comments need not repeat the table. */
    private static String own(Subject subject) {
        String label = subject.label();
        return label.substring(label.lastIndexOf('.') + 1);
    }
}
