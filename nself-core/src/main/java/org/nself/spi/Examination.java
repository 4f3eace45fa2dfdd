package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One thing that was looked at after a change.
 *
 * @param subject what was looked at, as people call it
 * @param problems what is wrong, a phrase each; empty when nothing is
 */
public record Examination(String subject, List<String> problems) {

    public Examination {
        requireNonNull(subject, "subject");
        problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return problems.isEmpty();
    }

    /** A line, and one for each problem. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(isSound() ? "✓ " : "✗ ").append(subject);
        problems.forEach(problem -> text.append("\n    ").append(problem));
        return text.toString();
    }
}
