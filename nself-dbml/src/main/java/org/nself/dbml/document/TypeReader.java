package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.ColumnType;
import org.nself.dbml.document.Document.Dimension;
import org.nself.dbml.document.Document.Suffix;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Token.Kind;

/**
 * Reads the type of a column: {@code name}, {@code schema.name}, {@code name(arguments)}, {@code name[]}, and brackets
 * after either. Whether there is such a type is for the database to say.
 */
final class TypeReader {

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

    private static final int LONGEST_PATH = 2;

    private static final ColumnType UNKNOWN = new ColumnType(Optional.empty(), "", List.of(), false);

    private final Findings findings;

    /** A file has many columns of few types, most of which are one name. */
    private final Map<String, ColumnType> names = new HashMap<>();

    private final Map<ColumnType, ColumnType> others = new HashMap<>();

    TypeReader(Findings findings) {
        this.findings = findings;
    }

    /** The type; one that cannot be read is unknown, and has been complained about. */
    ColumnType read(Expression expression) {
        return expression instanceof Name name
                ? names.computeIfAbsent(name.text(), TypeReader::ofOneName)
                : withSuffixes(expression);
    }

    private static ColumnType ofOneName(String name) {
        return new ColumnType(Optional.empty(), name, List.of(), true);
    }

    private ColumnType shared(ColumnType type) {
        ColumnType before = others.putIfAbsent(type, type);
        return before == null ? type : before;
    }

    private ColumnType withSuffixes(Expression expression) {
        List<Suffix> suffixes = new ArrayList<>(1);
        Expression base = expression;
        while (true) {
            Optional<Suffix> suffix = suffix(base);
            if (suffix.isEmpty()) {
                break;
            }
            suffixes.addFirst(suffix.get());
            base = base instanceof Expression.Array array ? array.element() : ((Expression.Call) base).callee();
        }
        Optional<List<Name>> path = Names.path(base);
        if (path.isPresent() && path.get().size() <= LONGEST_PATH) {
            List<Name> names = path.get();
            Optional<String> schema =
                    names.size() > 1 ? Optional.of(names.getFirst().text()) : Optional.empty();
            return shared(new ColumnType(schema, names.getLast().text(), List.copyOf(suffixes), true));
        }
        if (!expression.isBroken()) {
            findings.add(
                    Code.INVALID_TYPE,
                    expression.span(),
                    path.isPresent() ? "a type has at most one schema before its name" : "this is no type",
                    "write a name such as varchar(255), int[] or shop.status");
        }
        return UNKNOWN;
    }

    private static Optional<Suffix> suffix(Expression expression) {
        if (expression instanceof Expression.Array array) {
            if (array.size().isEmpty()) {
                return Optional.of(new Dimension(Optional.empty()));
            }
            return array.size()
                    .filter(size -> size instanceof Expression.Literal literal && literal.is(Kind.NUMBER))
                    .map(size -> new Dimension(Optional.of(((Expression.Literal) size).text())));
        }
        return expression instanceof Expression.Call call ? arguments(call.arguments()) : Optional.empty();
    }

    private static Optional<Suffix> arguments(Expression.Tuple tuple) {
        List<Argument> arguments = new ArrayList<>(2);
        for (Expression element : tuple.elements()) {
            Optional<Argument> argument = argument(element);
            if (argument.isEmpty()) {
                return Optional.empty();
            }
            arguments.add(argument.get());
        }
        return Optional.of(new Arguments(List.copyOf(arguments)));
    }

    private static Optional<Argument> argument(Expression element) {
        Optional<String> text = Notes.string(element);
        if (text.isPresent()) {
            return text.map(value -> new Argument(value, true));
        }
        if (element instanceof Name name) {
            return Optional.of(new Argument(name.text(), false));
        }
        return Defaults.number(element).map(number -> new Argument(number, false));
    }

    static boolean isTwoWords(String first, String second) {
        return TWO_WORDS.contains((first + " " + second).toLowerCase(Locale.ROOT));
    }
}
