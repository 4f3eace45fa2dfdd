package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.Subject;

/**
 * Something that a dialect cannot do with a schema that is well-formed in its own language: a type that the server does
 * not know, a name that is too long, a table where a view stands. The facade adds the place.
 */
public record Problem(
        String code, Diagnostic.Severity severity, Subject subject, String message, Optional<String> hint) {

    public Problem(String code, Subject subject, String message, Optional<String> hint) {
        this(code, Diagnostic.Severity.ERROR, subject, message, hint);
    }

    public Problem {
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(subject, "subject");
        requireNonNull(message, "message");
        requireNonNull(hint, "hint");
    }
}
