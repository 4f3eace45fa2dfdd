package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** The columns that identify a row, in key order. */
public record PrimaryKey(Optional<String> name, List<String> columns, KeyOptions options, Optional<String> comment)
        implements Constraint {

    public PrimaryKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(options, "options");
        requireNonNull(comment, "comment");
    }

    public static PrimaryKey of(String... columns) {
        return new PrimaryKey(Optional.empty(), List.of(columns), KeyOptions.NONE, Optional.empty());
    }

    @Override
    public PrimaryKey withName(String newName) {
        return new PrimaryKey(Optional.of(newName), columns, options, comment);
    }

    @Override
    public PrimaryKey withComment(Optional<String> newComment) {
        return new PrimaryKey(name, columns, options, newComment);
    }

    public PrimaryKey withColumns(List<String> newColumns) {
        return new PrimaryKey(name, newColumns, options, comment);
    }

    public PrimaryKey withOptions(KeyOptions newOptions) {
        return new PrimaryKey(name, columns, newOptions, comment);
    }
}
