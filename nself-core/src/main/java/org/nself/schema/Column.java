package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param defaultValue empty when there is none; a column that increments has none of its own
 */
public record Column(
        String name,
        DataType type,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        Optional<Increment> increment,
        Optional<String> comment) {

    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(increment, "increment");
        requireNonNull(comment, "comment");
    }

    /** A nullable column without default. */
    public static Column of(String name, DataType type) {
        return new Column(name, type, true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Column withType(DataType newType) {
        return new Column(name, newType, nullable, defaultValue, increment, comment);
    }

    public Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, increment, comment);
    }

    public Column withDefault(Optional<DefaultValue> newDefault) {
        return new Column(name, type, nullable, newDefault, increment, comment);
    }

    public Column withIncrement(Optional<Increment> newIncrement) {
        return new Column(name, type, nullable, defaultValue, newIncrement, comment);
    }

    public Column withComment(Optional<String> newComment) {
        return new Column(name, type, nullable, defaultValue, increment, newComment);
    }
}
