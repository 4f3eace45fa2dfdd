package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A rule that no two rows may be alike in.
 *
 * @param definition what follows {@code EXCLUDE} in the dialect's own SQL
 */
public record Exclusion(Optional<String> name, String definition, Optional<String> comment) implements Constraint {

    public Exclusion {
        requireNonNull(name, "name");
        requireNonNull(definition, "definition");
        requireNonNull(comment, "comment");
    }

    public Exclusion withDefinition(String newDefinition) {
        return new Exclusion(name, newDefinition, comment);
    }

    @Override
    public Exclusion withName(String newName) {
        return new Exclusion(Optional.of(newName), definition, comment);
    }

    @Override
    public Exclusion withComment(Optional<String> newComment) {
        return new Exclusion(name, definition, newComment);
    }
}
