package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A column of a table.
 *
 * @param defaultValue empty when there is none; a column that increments or is generated has none of its own
 */
public record Column(
        String name,
        DataType type,
        boolean nullable,
        Optional<DefaultValue> defaultValue,
        Optional<Increment> increment,
        Optional<Generated> generated,
        ColumnOptions options,
        Optional<String> comment) {

    public Column {
        requireNonNull(name, "name");
        requireNonNull(type, "type");
        requireNonNull(defaultValue, "defaultValue");
        requireNonNull(increment, "increment");
        requireNonNull(generated, "generated");
        requireNonNull(options, "options");
        requireNonNull(comment, "comment");
    }

    /** A nullable column without default. */
    public static Column of(String name, DataType type) {
        return new Column(
                name,
                type,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ColumnOptions.NONE,
                Optional.empty());
    }

    public Column withType(DataType newType) {
        return new Column(name, newType, nullable, defaultValue, increment, generated, options, comment);
    }

    public Column withNullable(boolean newNullable) {
        return new Column(name, type, newNullable, defaultValue, increment, generated, options, comment);
    }

    public Column withDefault(Optional<DefaultValue> newDefault) {
        return new Column(name, type, nullable, newDefault, increment, generated, options, comment);
    }

    public Column withIncrement(Optional<Increment> newIncrement) {
        return new Column(name, type, nullable, defaultValue, newIncrement, generated, options, comment);
    }

    public Column withComment(Optional<String> newComment) {
        return new Column(name, type, nullable, defaultValue, increment, generated, options, newComment);
    }

    public Column withName(String newName) {
        return new Column(newName, type, nullable, defaultValue, increment, generated, options, comment);
    }

    public Column withGenerated(Optional<Generated> newGenerated) {
        return new Column(name, type, nullable, defaultValue, increment, newGenerated, options, comment);
    }

    public Column withOptions(ColumnOptions newOptions) {
        return new Column(name, type, nullable, defaultValue, increment, generated, newOptions, comment);
    }
}
