package org.nself;

import org.jspecify.annotations.Nullable;

/** Something around nself is missing or misconfigured: a file, a connection, a permission, a library. */
public final class EnvironmentException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /** For readers and dialects: a failure that trying again does not mend. */
    public EnvironmentException(String code, String message, String hint, @Nullable Throwable cause) {
        this(code, message, hint, false, cause);
    }

    /** For dialects. */
    public EnvironmentException(
            String code, String message, String hint, boolean retryable, @Nullable Throwable cause) {
        super(code, message, hint, cause);
        this.retryable = retryable;
    }

    /** Whether the same attempt may succeed later: a server that starts, connections that are used up. */
    public boolean retryable() {
        return retryable;
    }
}
