package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** A storage parameter, such as {@code fillfactor = 70}. */
public record Parameter(String name, String value) implements Comparable<Parameter> {

    public Parameter {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /** By name; there are hardly ever two. */
    static List<Parameter> sorted(List<Parameter> parameters) {
        return parameters.size() < 2
                ? List.copyOf(parameters)
                : parameters.stream().sorted().toList();
    }

    @Override
    public int compareTo(Parameter other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name + " = " + value;
    }
}
