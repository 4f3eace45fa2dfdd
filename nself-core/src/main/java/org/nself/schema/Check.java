package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A condition that no row may make false.
 *
 * @param noInherit whether it does not hold for children of the table
 */
public record Check(
        Optional<String> name, String expression, boolean noInherit, Enforcement enforcement, Optional<String> comment)
        implements Constraint {

    public Check {
        requireNonNull(name, "name");
        requireNonNull(expression, "expression");
        requireNonNull(enforcement, "enforcement");
        requireNonNull(comment, "comment");
    }

    public static Check of(String expression) {
        return new Check(Optional.empty(), expression, false, Enforcement.VALID, Optional.empty());
    }

    public Check withExpression(String newExpression) {
        return new Check(name, newExpression, noInherit, enforcement, comment);
    }

    @Override
    public Check withName(String newName) {
        return new Check(Optional.of(newName), expression, noInherit, enforcement, comment);
    }

    @Override
    public Check withComment(Optional<String> newComment) {
        return new Check(name, expression, noInherit, enforcement, newComment);
    }

    public Check withEnforcement(Enforcement newEnforcement) {
        return new Check(name, expression, noInherit, newEnforcement, comment);
    }
}
