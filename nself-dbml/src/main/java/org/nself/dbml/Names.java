package org.nself.dbml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.schema.QualifiedName;

/** Takes names out of expressions. */
final class Names {

    private Names() {}

    /** {@code a}, {@code a.b}, {@code a.b.c}; empty for anything else. */
    static Optional<List<Expression.Name>> path(Expression expression) {
        if (expression instanceof Expression.Name name) {
            return Optional.of(List.of(name));
        }
        if (expression instanceof Expression.Infix infix
                && infix.operator().text().equals(".")
                && infix.right() instanceof Expression.Name last) {
            return path(infix.left())
                    .map(first -> Stream.concat(first.stream(), Stream.of(last)).toList());
        }
        return Optional.empty();
    }

    static Optional<String> simple(Expression expression) {
        return expression instanceof Expression.Name name ? Optional.of(name.text()) : Optional.empty();
    }

    /** A name with at most one namespace before it. */
    static Optional<QualifiedName> qualified(Expression expression) {
        return path(expression).flatMap(path -> switch (path.size()) {
            case 1 -> Optional.of(QualifiedName.of(path.getFirst().text()));
            case 2 ->
                Optional.of(QualifiedName.of(path.getFirst().text(), path.get(1).text()));
            default -> Optional.empty();
        });
    }
}
