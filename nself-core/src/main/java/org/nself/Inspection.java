package org.nself;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.spi.Examination;

/**
 * Whether a database is as it should be.
 *
 * @param examinations what was looked at, in order
 */
public record Inspection(List<Examination> examinations) {

    public Inspection {
        examinations = List.copyOf(examinations);
    }

    /** Whether nothing is wrong. */
    public boolean isSound() {
        return examinations.stream().allMatch(Examination::isSound);
    }

    /** What is wrong, a line each. */
    public List<String> problems() {
        return examinations.stream()
                .flatMap(examination ->
                        examination.problems().stream().map(problem -> examination.subject() + ": " + problem))
                .toList();
    }

    /** A line for each, with what is wrong below it. */
    @Override
    public String toString() {
        return examinations.stream().map(Examination::toString).collect(Collectors.joining("\n"));
    }
}
