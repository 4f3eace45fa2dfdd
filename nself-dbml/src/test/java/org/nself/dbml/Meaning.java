package org.nself.dbml;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Token;

/** All that a declaration says as text: everything but where it stands and whether a name has quotes that it does not need. */
final class Meaning {

    private static final Set<String> OFFSETS = Set.of("start", "end");

    private Meaning() {}

    static String of(Object value) {
        return switch (value) {
            case Name name -> name.text();
            case Token token -> (token.isName() ? "" : token.kind() + " ") + token.text();
            case Optional<?> optional -> optional.map(Meaning::of).orElse("-");
            case List<?> list -> list.stream().map(Meaning::of).collect(Collectors.joining("\n", "[", "]"));
            case Record declaration -> of(declaration);
            default -> value.toString();
        };
    }

    private static String of(Record declaration) {
        return List.of(declaration.getClass().getRecordComponents()).stream()
                .filter(component -> component.getType() != Span.class && !OFFSETS.contains(component.getName()))
                .map(component -> component.getName() + "=" + of(value(declaration, component)))
                .collect(Collectors.joining(", ", declaration.getClass().getSimpleName() + "{", "}"));
    }

    private static Object value(Record declaration, RecordComponent component) {
        try {
            return component.getAccessor().invoke(declaration);
        } catch (ReflectiveOperationException unreadable) {
            throw new LinkageError(declaration.getClass().getName(), unreadable);
        }
    }
}
