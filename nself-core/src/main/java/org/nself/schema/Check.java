package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** A condition that no row may make false. */
public record Check(Optional<String> name, String expression, Optional<String> comment) implements Constraint {

    public Check {
        requireNonNull(name, "name");
        requireNonNull(expression, "expression");
        requireNonNull(comment, "comment");
    }

    public static Check of(String expression) {
        return new Check(Optional.empty(), expression, Optional.empty());
    }

    public Check withExpression(String newExpression) {
        return new Check(name, newExpression, comment);
    }

    @Override
    public Check withName(String newName) {
        return new Check(Optional.of(newName), expression, comment);
    }

    @Override
    public Check withComment(Optional<String> newComment) {
        return new Check(name, expression, newComment);
    }
}
