package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What PostgreSQL knows of a column beside its type and value; empty is as the type has it.
 *
 * @param collation how texts sort
 * @param storage {@code plain}, {@code external}, {@code extended} or {@code main}
 * @param compression {@code pglz} or {@code lz4}
 * @param notNullName the name of the NOT NULL (PostgreSQL 18); empty for the one that the server gives
 */
public record ColumnOptions(
        Optional<QualifiedName> collation,
        Optional<String> storage,
        Optional<String> compression,
        Optional<String> notNullName) {

    public static final ColumnOptions NONE =
            new ColumnOptions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ColumnOptions {
        requireNonNull(collation, "collation");
        requireNonNull(storage, "storage");
        requireNonNull(compression, "compression");
        requireNonNull(notNullName, "notNullName");
    }

    public ColumnOptions withCollation(Optional<QualifiedName> newCollation) {
        return new ColumnOptions(newCollation, storage, compression, notNullName);
    }
}
