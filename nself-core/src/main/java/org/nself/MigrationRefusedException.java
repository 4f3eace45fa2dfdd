package org.nself;

import java.util.List;
import org.nself.migration.Version;

/** What was asked for cannot be done with the migrations as they are; nothing was changed. */
public final class MigrationRefusedException extends NselfException {

    private static final long serialVersionUID = 1L;

    private final transient List<Version> versions;

    /**
     * For dialects.
     *
     * @param versions the migrations that it is about
     */
    public MigrationRefusedException(String code, List<Version> versions, String message, String hint) {
        super(code, message, hint, null);
        this.versions = List.copyOf(versions);
    }

    /** The migrations that it is about; empty when it is about none. */
    public List<Version> versions() {
        return versions;
    }
}
