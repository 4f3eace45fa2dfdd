package org.nself;

import org.jspecify.annotations.Nullable;

/** A backup could not be made, found, trusted or restored. The database is as it was before the call. */
public final class BackupException extends NselfException {

    private static final long serialVersionUID = 1L;

    /** For dialects. */
    public BackupException(String code, String message, String hint, @Nullable Throwable cause) {
        super(code, message, hint, cause);
    }
}
