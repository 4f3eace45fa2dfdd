package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A namespace, which PostgreSQL calls a schema. */
public record Namespace(String name, Optional<String> comment) {

    public Namespace {
        requireNonNull(name, "name");
        requireNonNull(comment, "comment");
    }

    public static Namespace of(String name) {
        return new Namespace(name, Optional.empty());
    }
}
