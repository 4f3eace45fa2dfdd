package org.nself;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Why nself did not do what it was asked. Nothing was changed unless the exception says so. The message begins with the
 * code and ends with the hint; secrets are never part of it.
 */
public abstract sealed class NselfException extends RuntimeException
        permits InvalidSchemaException,
                InvalidMigrationsException,
                MigrationRefusedException,
                PlanRefusedException,
                StatementFailedException,
                VerificationFailedException,
                BackupException,
                EnvironmentException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String hint;

    NselfException(String code, String message, String hint, @Nullable Throwable cause) {
        super(code + ": " + message + (hint.isEmpty() ? "" : "\nhint: " + hint), cause);
        this.code = requireNonNull(code, "code");
        this.hint = requireNonNull(hint, "hint");
    }

    /** Stable: {@code NS1xxx} and {@code NS2xxx} schema, {@code NS3xxx} plan, {@code NS4xxx} files,
     * {@code NS5xxx} execution, {@code NS6xxx} environment, {@code NS7xxx} backups. */
    public final String code() {
        return code;
    }

    /** What to do next; empty when the message says it all. */
    public final String hint() {
        return hint;
    }
}
