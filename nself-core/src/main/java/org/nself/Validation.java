package org.nself;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;

/**
 * What there is to say about migrations without running any.
 *
 * @param migrations how many there are
 * @param diagnostics about the directory first, then file by file
 */
public record Validation(int migrations, List<Diagnostic> diagnostics) {

    public Validation {
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether something is wrong that keeps the migrations from being run. */
    public boolean hasErrors() {
        return diagnostics.stream().anyMatch(Diagnostic::isError);
    }

    /** How many there are and what was found, on one line. */
    public String summary() {
        return Verification.counted(migrations, "migration") + ": "
                + (diagnostics.isEmpty()
                        ? "nothing to say"
                        : counted(Severity.ERROR, "error") + ", " + counted(Severity.WARNING, "warning") + ", "
                                + counted(Severity.INFORMATION, "remark"));
    }

    private String counted(Severity severity, String word) {
        int count = (int) diagnostics.stream()
                .filter(diagnostic -> diagnostic.severity() == severity)
                .count();
        return Verification.counted(count, word);
    }

    /** What was found, each with its place, and the summary. */
    @Override
    public String toString() {
        return diagnostics.stream().map(found -> found + "\n\n").collect(Collectors.joining()) + summary();
    }
}
