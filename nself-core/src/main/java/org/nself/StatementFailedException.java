package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.nself.schema.Place;
import org.nself.schema.Subject;

/** The server refused a statement. If it was part of a transaction, that is rolled back. */
public final class StatementFailedException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient Details details;

    /**
     * What the server said.
     *
     * @param sqlState five characters, as in the manual's appendix on error codes
     * @param statement the statement as it was sent
     * @param position the character in the statement, from 1; empty when the server named none
     * @param subject the object that the statement was about; empty for statements of nself's own and of files
     * @param origin the file that the statement stands in; empty for one that nself wrote itself
     * @param retryable whether the same attempt may succeed later: a lock, a deadlock, a lost connection
     */
    public record Details(
            String sqlState,
            String statement,
            OptionalInt position,
            Optional<Subject> subject,
            Optional<Origin> origin,
            boolean retryable) {

        public Details {
            requireNonNull(sqlState, "sqlState");
            requireNonNull(statement, "statement");
            requireNonNull(position, "position");
            requireNonNull(subject, "subject");
            requireNonNull(origin, "origin");
        }
    }

    /**
     * Where somebody wrote the statement.
     *
     * @param number the how manieth statement of the file, from 1
     * @param place the server's position as line and column of the file; the statement's beginning when it named none
     */
    public record Origin(int number, Place place) {

        public Origin {
            requireNonNull(place, "place");
        }
    }

    /** For dialects. */
    public StatementFailedException(
            String code, String message, String hint, Details details, @Nullable Throwable cause) {
        super(code, message, hint, cause);
        this.details = requireNonNull(details, "details");
    }

    public Details details() {
        return details;
    }
}
