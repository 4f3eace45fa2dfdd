package org.nself;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.schema.Diagnostic;

/** The schema cannot be used as it is written; every finding is a {@link Diagnostic} with its place. */
public final class InvalidSchemaException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /**
     * What a reader or writer of schemas throws.
     *
     * @param source what people call the schema
     * @param diagnostics in source order; at least one is an error
     */
    public InvalidSchemaException(String source, List<Diagnostic> diagnostics) {
        super(code(diagnostics), message(source, diagnostics), "", null);
        this.diagnostics = List.copyOf(diagnostics);
    }

    /** All findings in source order, warnings too; at least one is an error. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static String code(List<Diagnostic> diagnostics) {
        return errors(diagnostics).getFirst().code();
    }

    private static String message(String source, List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = errors(diagnostics);
        String count = errors.size() == 1 ? "1 error" : errors.size() + " errors";
        return source + " has " + count + "; nothing was changed\n\n"
                + errors.stream().map(Diagnostic::toString).collect(Collectors.joining("\n\n"));
    }

    private static List<Diagnostic> errors(List<Diagnostic> diagnostics) {
        return diagnostics.stream().filter(Diagnostic::isError).toList();
    }
}
