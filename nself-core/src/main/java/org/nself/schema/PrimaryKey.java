package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The columns that identify a row, in key order. */
public record PrimaryKey(Optional<String> name, List<String> columns, Optional<String> comment) implements Constraint {

    public PrimaryKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(comment, "comment");
    }

    public static PrimaryKey of(String... columns) {
        return new PrimaryKey(Optional.empty(), List.of(columns), Optional.empty());
    }

    @Override
    public PrimaryKey withName(String newName) {
        return new PrimaryKey(Optional.of(newName), columns, comment);
    }

    @Override
    public PrimaryKey withComment(Optional<String> newComment) {
        return new PrimaryKey(name, columns, newComment);
    }
}
