package org.nself.schema;

import static java.util.Objects.requireNonNull;

/** A storage parameter, such as {@code fillfactor = 70}. */
public record Parameter(String name, String value) implements Comparable<Parameter> {

    public Parameter {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
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
