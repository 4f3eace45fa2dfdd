package org.nself;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nself.diff.Change;

/** All statements ran, but the database still differs from the schema. Everything was rolled back. */
public final class VerificationFailedException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient List<Change> remaining;

    VerificationFailedException(String schema, List<Change> remaining) {
        super(
                "NS5003",
                "every statement ran, but the database still differs from " + schema + "; all was rolled back\n"
                        + remaining.stream()
                                .map(change -> "\n  - still to do: " + Sentences.of(change))
                                .collect(Collectors.joining()),
                "a trigger or another session may have changed the result; if it happens again, report it with the"
                        + " parts of the schema named above",
                null);
        this.remaining = List.copyOf(remaining);
    }

    private VerificationFailedException(String message, @Nullable Throwable cause) {
        super(
                "NS5010",
                message,
                "nothing was written; report it with the parts of the schema named above, and write this migration by hand"
                        + " meanwhile: nself.create(…)",
                cause);
        this.remaining = List.of();
    }

    /** A generated migration failed where it was tried. */
    static VerificationFailedException rehearsal(String what, List<String> lines, @Nullable NselfException cause) {
        String details = lines.stream().map(line -> "\n  " + line).collect(Collectors.joining());
        String reason = cause == null ? "" : "\n" + cause.getMessage();
        return new VerificationFailedException("tried on a scratch database, " + what + details + reason, cause);
    }

    /** What is still different. */
    public List<Change> remaining() {
        return remaining;
    }
}
