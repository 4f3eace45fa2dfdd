package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Infix;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.schema.QualifiedName;

/** Takes names out of expressions. */
public final class Names {

    private Names() {}

    /** {@code a}, {@code a.b}, {@code a.b.c}; empty for anything else. */
    public static Optional<List<Name>> path(Expression expression) {
        if (expression instanceof Name name) {
            return Optional.of(List.of(name));
        }
        List<Name> path = new ArrayList<>(3);
        Expression rest = expression;
        while (rest instanceof Infix infix && infix.operator().isOperator(".") && infix.right() instanceof Name last) {
            path.addFirst(last);
            rest = infix.left();
        }
        if (path.isEmpty() || !(rest instanceof Name first)) {
            return Optional.empty();
        }
        path.addFirst(first);
        return Optional.of(path);
    }

    /** The names as they are written. */
    public static List<String> texts(List<Name> names) {
        if (names.size() == 1) {
            return List.of(names.getFirst().text());
        }
        List<String> texts = new ArrayList<>(names.size());
        for (Name name : names) {
            texts.add(name.text());
        }
        return List.copyOf(texts);
    }

    static Optional<String> simple(Expression expression) {
        return expression instanceof Name name ? Optional.of(name.text()) : Optional.empty();
    }

    /** A name with namespaces before it, which count as one whose parts are joined by dots. */
    public static Optional<QualifiedName> qualified(Expression expression) {
        return path(expression).map(Names::qualified);
    }

    /** The name that a path says. */
    public static QualifiedName qualified(List<Name> path) {
        return switch (path.size()) {
            case 1 -> QualifiedName.of(path.getFirst().text());
            case 2 -> QualifiedName.of(path.getFirst().text(), path.getLast().text());
            default ->
                QualifiedName.of(
                        String.join(".", texts(path.subList(0, path.size() - 1))),
                        path.getLast().text());
        };
    }
}
