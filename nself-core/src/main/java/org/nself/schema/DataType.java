package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * The type of a column.
 *
 * <p>A schema reader gives it as the author wrote it ({@code VARCHAR}, {@code 255}); a dialect turns it into the one
 * spelling that the server uses ({@code character varying}, {@code 255}), and only such types are compared.
 *
 * @param namespace where a user-defined type lives; empty for a built-in type and for one that is not resolved yet
 * @param name the type's name, which may hold spaces ({@code timestamp with time zone})
 * @param arguments length, precision and the like, as text
 * @param dimensions how many pairs of brackets follow: 0 for a scalar, 1 for {@code text[]}
 */
public record DataType(Optional<String> namespace, String name, List<String> arguments, int dimensions) {

    public DataType {
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
        arguments = List.copyOf(arguments);
        if (dimensions < 0) {
            throw new IllegalArgumentException("dimensions must not be negative: " + dimensions);
        }
    }

    public static DataType of(String name, String... arguments) {
        return new DataType(Optional.empty(), name, List.of(arguments), 0);
    }

    /** The type that a user-defined name refers to. */
    public static DataType of(QualifiedName name) {
        return new DataType(Optional.of(name.namespace()), name.name(), List.of(), 0);
    }

    /** The name of a user-defined type; empty for a built-in one. */
    public Optional<QualifiedName> userDefined() {
        return namespace.map(space -> new QualifiedName(space, name));
    }

    public DataType array(int newDimensions) {
        return new DataType(namespace, name, arguments, newDimensions);
    }

    /** The type as people write it. Not for SQL. */
    @Override
    public String toString() {
        String base = userDefined().map(QualifiedName::toString).orElse(name);
        String modifiers = arguments.isEmpty() ? "" : "(" + String.join(",", arguments) + ")";
        return base + modifiers + "[]".repeat(dimensions);
    }
}
