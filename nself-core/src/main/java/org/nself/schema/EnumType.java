package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** An enumerated type; the order of its values is the order in which they sort. */
public record EnumType(QualifiedName name, List<String> values, Optional<String> comment) {

    public EnumType {
        requireNonNull(name, "name");
        values = List.copyOf(values);
        requireNonNull(comment, "comment");
    }

    public static EnumType of(QualifiedName name, List<String> values) {
        return new EnumType(name, values, Optional.empty());
    }

    public EnumType withName(QualifiedName newName) {
        return new EnumType(newName, values, comment);
    }

    public EnumType withValues(List<String> newValues) {
        return new EnumType(name, newValues, comment);
    }

    public EnumType withComment(Optional<String> newComment) {
        return new EnumType(name, values, newComment);
    }
}
