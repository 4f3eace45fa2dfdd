package org.nself;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.schema.Diagnostic;

/** The directory of migrations cannot be used as it is; every finding is a {@link Diagnostic} with its place. */
public final class InvalidMigrationsException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** @param diagnostics at least one is an error */
    InvalidMigrationsException(String source, List<Diagnostic> diagnostics) {
        super(errors(diagnostics).getFirst().code(), message(source, diagnostics), "", null);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** All findings, warnings too. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static String message(String source, List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = errors(diagnostics);
        return source + " has " + (errors.size() == 1 ? "1 error" : errors.size() + " errors")
                + "; nothing was changed\n\n"
                + errors.stream().map(Diagnostic::toString).collect(Collectors.joining("\n\n"));
    }

    private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }
}
