package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** Columns whose values, taken together, occur once; NULLs are distinct. */
public record UniqueKey(Optional<String> name, List<String> columns, Optional<String> comment) implements Constraint {

    public UniqueKey {
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
        requireNonNull(comment, "comment");
    }

    public static UniqueKey of(String... columns) {
        return new UniqueKey(Optional.empty(), List.of(columns), Optional.empty());
    }

    @Override
    public UniqueKey withName(String newName) {
        return new UniqueKey(Optional.of(newName), columns, comment);
    }

    @Override
    public UniqueKey withComment(Optional<String> newComment) {
        return new UniqueKey(name, columns, newComment);
    }
}
