package org.nself.postgres.backup.definition;

import static java.util.Objects.requireNonNull;

/**
 * SQL that makes one object, or a part of one, or says something about it.
 *
 * @param kind as {@link org.nself.spi.Structure.Item#kind()} has it
 * @param identity as {@link org.nself.spi.Structure.Item#identity()} has it
 * @param sql one statement without a semicolon at its end
 */
public record Definition(Phase phase, String kind, String identity, String sql) {

    public Definition {
        requireNonNull(phase, "phase");
        requireNonNull(kind, "kind");
        requireNonNull(identity, "identity");
        requireNonNull(sql, "sql");
    }
}
