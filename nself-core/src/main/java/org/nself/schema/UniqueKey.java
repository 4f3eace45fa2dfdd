package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Columns whose values, taken together, occur once. */
public record UniqueKey(Optional<String> name, List<String> columns, KeyOptions options, Optional<String> comment)
        implements Constraint {

    public UniqueKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(options, "options");
        requireNonNull(comment, "comment");
    }

    public static UniqueKey of(String... columns) {
        return new UniqueKey(Optional.empty(), List.of(columns), KeyOptions.NONE, Optional.empty());
    }

    @Override
    public UniqueKey withName(String newName) {
        return new UniqueKey(Optional.of(newName), columns, options, comment);
    }

    @Override
    public UniqueKey withComment(Optional<String> newComment) {
        return new UniqueKey(name, columns, options, newComment);
    }

    public UniqueKey withColumns(List<String> newColumns) {
        return new UniqueKey(name, newColumns, options, comment);
    }

    public UniqueKey withOptions(KeyOptions newOptions) {
        return new UniqueKey(name, columns, newOptions, comment);
    }
}
