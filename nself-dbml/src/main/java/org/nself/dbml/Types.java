package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Token.Kind;
import org.nself.schema.DataType;

/** Reads the type of a column; whether there is such a type is for the database to say. */
final class Types {

    private static final Set<String> TWO_WORDS = Set.of(
            "double precision",
            "character varying",
            "bit varying",
            "int unsigned",
            "bigint unsigned",
            "integer unsigned",
            "timestamp with",
            "timestamp without",
            "time with",
            "time without");

    private Types() {}

    /** {@code name}, {@code schema.name}, {@code name(arguments)}, {@code name[]}, and brackets after either. */
    static Optional<DataType> read(Expression expression) {
        if (expression instanceof Expression.Array array) {
            boolean numbered = array.size()
                    .filter(size -> !(size instanceof Expression.Literal literal && literal.is(Kind.NUMBER)))
                    .isEmpty();
            return numbered ? read(array.element()).map(type -> type.array(type.dimensions() + 1)) : Optional.empty();
        }
        if (expression instanceof Expression.Call call) {
            Optional<List<String>> arguments = arguments(call.arguments());
            return read(call.callee()).flatMap(type -> arguments.map(given -> withArguments(type, given)));
        }
        return Names.path(expression).flatMap(path -> switch (path.size()) {
            case 1 -> Optional.of(DataType.of(path.getFirst().text()));
            case 2 ->
                Optional.of(new DataType(
                        Optional.of(path.getFirst().text()), path.get(1).text(), List.of(), 0));
            default -> Optional.empty();
        });
    }

    static boolean isTwoWords(String first, String second) {
        return TWO_WORDS.contains((first + " " + second).toLowerCase(Locale.ROOT));
    }

    private static DataType withArguments(DataType type, List<String> arguments) {
        return new DataType(type.namespace(), type.name(), arguments, type.dimensions());
    }

    private static Optional<List<String>> arguments(Expression.Tuple tuple) {
        List<String> arguments = new ArrayList<>();
        for (Expression element : tuple.elements()) {
            if (element instanceof Expression.Name name) {
                arguments.add(name.text());
            } else if (element instanceof Expression.Literal literal
                    && (literal.is(Kind.NUMBER) || literal.is(Kind.STRING))) {
                arguments.add(literal.token().text());
            } else if (element instanceof Expression.Prefix prefix
                    && prefix.operand() instanceof Expression.Literal number
                    && number.is(Kind.NUMBER)) {
                arguments.add(prefix.operator().text() + number.token().text());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(arguments);
    }
}
