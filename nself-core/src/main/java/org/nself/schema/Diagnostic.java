package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A finding with a place in a source.
 *
 * @param code stable, {@code NS1xxx} for syntax and {@code NS2xxx} for meaning
 * @param sourceLine the text of the place's first line, for the caret; empty when the source is not at hand
 * @param message what is wrong, in the user's words
 * @param hint what to do next
 */
public record Diagnostic(
        String code, Severity severity, Place place, String sourceLine, String message, Optional<String> hint) {

    /** How much a diagnostic weighs; an error stops, the others inform. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION
    }

    public Diagnostic {
        requireNonNull(code, "code");
        requireNonNull(severity, "severity");
        requireNonNull(place, "place");
        requireNonNull(sourceLine, "sourceLine");
        requireNonNull(message, "message");
        requireNonNull(hint, "hint");
    }

    /** The same finding in a file of another name. */
    public Diagnostic in(String file) {
        Place renamed = new Place(file, place.line(), place.column(), place.endLine(), place.endColumn());
        return new Diagnostic(code, severity, renamed, sourceLine, message, hint);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Place, severity, code and message on one line, then the source line with a caret, then the hint. */
    @Override
    public String toString() {
        return DiagnosticText.of(this);
    }
}
