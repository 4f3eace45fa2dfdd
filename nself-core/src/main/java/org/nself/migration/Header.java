package org.nself.migration;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

/**
 * What the comments in the first lines of a SQL file ask for. They are the lines that are empty or begin with {@code --};
 * the first other line ends them, and everything below it is left alone.
 *
 * <pre>
 * -- nself:no-transaction
 * -- nself:repeatable
 * -- nself:lock-timeout=5s
 * -- nself:statement-timeout=600s
 * -- nself:allow DATA_LOSS users.email
 * -- nself:squashes 20250806143000, 20250806143001
 * -- depends_on: 20260101120000, 1700000000000_add_users
 * </pre>
 *
 * @param allowances hazards that this file may have
 * @param lockTimeout how long a statement of this file waits for a lock; empty for the policy's
 * @param statementTimeout how long a statement of this file may run, zero for as long as it takes; empty for the policy's
 * @param noTransaction whether the file runs outside of a transaction, said by nself's directive or by Hasura's, which
 *     Hasura heeds in the first line of a file only, in exactly this spelling
 * @param repeatable whether a statement of this file that commits by itself may be run again when it was cut off: it does what is
 *     left to do
 * @param dependsOn versions, or full names, of the migrations that must have been applied before
 * @param squashes versions of the migrations that this one was made of; empty when it was made of none
 * @param diagnostics what is wrong with the directives
 * @see <a href="https://hasura.io/docs/2.0/migrations-metadata-seeds/manage-migrations/">Hasura: migrations</a>
 */
public record Header(
        List<Allowance> allowances,
        Optional<Duration> lockTimeout,
        Optional<Duration> statementTimeout,
        boolean noTransaction,
        boolean repeatable,
        List<String> dependsOn,
        List<Version> squashes,
        List<Diagnostic> diagnostics) {

    /**
     * Lets a hazard pass.
     *
     * @param code the hazard's name or a finding's code, as it is written
     * @param subject what it is about, as messages call it; empty for everything in the file
     */
    public record Allowance(String code, String subject) {

        public Allowance {
            requireNonNull(code, "code");
            requireNonNull(subject, "subject");
        }
    }

    /** What most files ask for. */
    private static final Header NOTHING =
            new Header(List.of(), Optional.empty(), Optional.empty(), false, false, List.of(), List.of(), List.of());

    public Header {
        allowances = List.copyOf(allowances);
        requireNonNull(lockTimeout, "lockTimeout");
        requireNonNull(statementTimeout, "statementTimeout");
        dependsOn = List.copyOf(dependsOn);
        squashes = List.copyOf(squashes);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Reads the first lines of a file; never fails, whatever the text. */
    public static Header of(SourceFile source) {
        String text = source.text();
        boolean hasHead = text.isEmpty() || text.charAt(0) == '-' || !Character.isLetter(text.charAt(0));
        return hasHead ? new HeaderReader(source).read() : NOTHING;
    }
}
