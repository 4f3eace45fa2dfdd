package org.nself.postgres.type;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nself.schema.DataType;
import org.nself.schema.Increment;

/**
 * Translates between types as people write them, as the server prints them, and as {@link DataType} holds them: by the
 * server's own name, with length or precision as arguments.
 */
public final class PostgresTypes {

    /** A name that needs no quotes. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    /** {@code name(arguments) rest[][]}. */
    private static final Pattern SHAPE = Pattern.compile(
            "(?<name>[^(\\[]+?)\\s*(?:\\((?<arguments>[^)]*)\\))?\\s*(?<rest>with(?:out)? time zone)?\\s*(?<brackets>(?:\\[\\d*])*)",
            Pattern.CASE_INSENSITIVE);

    /** {@code "quoted"} or {@code plain}, with the namespace before it. */
    private static final Pattern USER_DEFINED =
            Pattern.compile("(?<namespace>\"(?:[^\"]|\"\")+\"|[^\".\\s]+)\\.(?<name>\"(?:[^\"]|\"\")+\"|[^\"(\\[]+)"
                    + "(?:\\((?<arguments>[^)]*)\\))?(?<brackets>(?:\\[])*)");

    private static final Map<String, String> SHORT = Map.of(
            "character varying", "varchar",
            "character", "char",
            "bit varying", "varbit",
            "timestamp without time zone", "timestamp",
            "timestamp with time zone", "timestamptz",
            "time without time zone", "time",
            "time with time zone", "timetz");

    /** The type of a text that {@code format_type} printed while no namespace was on the search path. */
    public DataType parse(String formatType) {
        Matcher userDefined = USER_DEFINED.matcher(formatType);
        if (userDefined.matches()) {
            return new DataType(
                    Optional.of(unquoted(userDefined.group("namespace"))),
                    unquoted(userDefined.group("name")),
                    arguments(userDefined.group("arguments")),
                    dimensions(userDefined.group("brackets")));
        }
        Matcher shape = SHAPE.matcher(formatType);
        if (!shape.matches()) {
            return DataType.of(formatType);
        }
        String rest = shape.group("rest") == null ? "" : " " + shape.group("rest");
        return new DataType(
                Optional.empty(),
                unquoted(shape.group("name")) + rest,
                arguments(shape.group("arguments")),
                dimensions(shape.group("brackets")));
    }

    /** The type as SQL, in the short spelling that people prefer to read. */
    public String print(DataType type) {
        String arguments = type.arguments().isEmpty() ? "" : "(" + String.join(",", type.arguments()) + ")";
        String name = type.namespace()
                .map(namespace -> namespace.equals("public") && !TypeNames.NATIVE.containsKey(type.name())
                        ? quoted(type.name())
                        : quoted(namespace) + "." + quoted(type.name()))
                .orElseGet(() -> SHORT.getOrDefault(type.name(), builtIn(type.name())));
        return name + arguments + "[]".repeat(type.dimensions());
    }

    /** What the author meant, as far as it is known without asking a server. */
    public Resolution resolve(DataType written) {
        if (written.namespace().isPresent()) {
            return ofNamespace(written);
        }
        DataType type = reread(written);
        String name = spaced(type.name());
        String serial = TypeNames.SERIAL.get(name);
        if (serial != null) {
            return new Resolution.Known(DataType.of(serial), Optional.of(Increment.SERIAL));
        }
        String own = TypeNames.NATIVE.get(name);
        if (own != null) {
            return new Resolution.Known(withArguments(own, type), Optional.empty());
        }
        String alias = TypeNames.ALIASES.get(name);
        if (alias != null) {
            return new Resolution.Known(aliased(alias, type), Optional.empty());
        }
        String extension = TypeNames.OF_EXTENSIONS.get(name);
        if (extension != null) {
            return new Resolution.OfExtension(
                    new DataType(Optional.empty(), name, type.arguments(), type.dimensions()), extension);
        }
        return new Resolution.Unknown(
                name.equals("enum") || name.equals("set")
                        ? Optional.of("declare the values with Enum and use its name as the type")
                        : nearest(name).map(near -> "did you mean \"" + near + "\"?"));
    }

    /** A type that somebody made, even if it has the name of one that PostgreSQL or another database has. */
    private Resolution ofNamespace(DataType written) {
        DataType bare = new DataType(Optional.empty(), written.name(), written.arguments(), written.dimensions());
        return resolve(bare) instanceof Resolution.OfExtension extension
                ? new Resolution.OfExtension(written, extension.extension())
                : new Resolution.Unknown(Optional.empty());
    }

    /** Whether the name is one of those that other databases and languages have for a type of PostgreSQL. */
    public static boolean isForeign(DataType written) {
        return written.namespace().isEmpty()
                && TypeNames.ALIASES.containsKey(spaced(reread(written).name()));
    }

    /** Whether the type is an integer, and so can number rows. */
    public static boolean isInteger(DataType type) {
        return type.namespace().isEmpty() && type.dimensions() == 0 && TypeNames.INTEGERS.contains(type.name());
    }

    /**
     * A quoted name may hold the whole type, as in {@code "character varying(20)"}. PostgreSQL forgets how many dimensions
     * an array was declared with.
     */
    private static DataType reread(DataType written) {
        Matcher shape = SHAPE.matcher(written.name().strip());
        if (!shape.matches()) {
            return written;
        }
        String rest = shape.group("rest") == null ? "" : " " + shape.group("rest");
        List<String> arguments =
                written.arguments().isEmpty() ? arguments(shape.group("arguments")) : written.arguments();
        return new DataType(
                Optional.empty(),
                shape.group("name") + rest,
                arguments,
                Math.min(1, written.dimensions() + dimensions(shape.group("brackets"))));
    }

    private static DataType withArguments(String name, DataType type) {
        if (type.arguments().size() == 1 && type.arguments().getFirst().equalsIgnoreCase("max")) {
            return new DataType(Optional.empty(), "text", List.of(), type.dimensions());
        }
        List<String> arguments = switch (name) {
            case "smallint",
                    "integer",
                    "bigint",
                    "double precision",
                    "real",
                    "boolean",
                    "date",
                    "text",
                    "bytea",
                    "json",
                    "jsonb",
                    "uuid" -> List.<String>of();
            // A char without length has one character; the server prints it so.
            case "character", "bit" -> type.arguments().isEmpty() ? List.of("1") : type.arguments();
            // A scale of none is printed as one of zero.
            case "numeric" ->
                type.arguments().size() == 1 ? List.of(type.arguments().getFirst(), "0") : type.arguments();
            default -> TypeNames.WITH_PRECISION_INSIDE.contains(name) ? atMostSix(type.arguments()) : type.arguments();
        };
        boolean single = type.name().equalsIgnoreCase("float")
                && type.arguments().size() == 1
                && type.arguments().getFirst().matches("[1-9]|1[0-9]|2[0-4]");
        return new DataType(Optional.empty(), single ? "real" : name, arguments, type.dimensions());
    }

    private static DataType aliased(String alias, DataType type) {
        int open = alias.indexOf('(');
        if (open < 0) {
            return withArguments(alias, type);
        }
        List<String> arguments = arguments(alias.substring(open + 1, alias.length() - 1));
        return withArguments(
                alias.substring(0, open), new DataType(Optional.empty(), type.name(), arguments, type.dimensions()));
    }

    /** PostgreSQL keeps six digits of a second; SQL Server writes up to seven. */
    private static List<String> atMostSix(List<String> arguments) {
        return arguments.size() == 1
                        && arguments.getFirst().matches("\\d+")
                        && Integer.parseInt(arguments.getFirst()) > 6
                ? List.of("6")
                : arguments;
    }

    /** Lower case, single spaces; a name that was written together gets its spaces back. */
    private static String spaced(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        if (TypeNames.NATIVE.containsKey(lower)) {
            return lower;
        }
        return names().filter(known ->
                        known.indexOf(' ') > 0 && known.replace(" ", "").equals(lower.replace(" ", "")))
                .findFirst()
                .orElse(lower);
    }

    private static Optional<String> nearest(String name) {
        return names().filter(known -> distance(known, name) <= Math.max(1, name.length() / 4))
                .min(Comparator.<String>comparingInt(known -> distance(known, name))
                        .thenComparing(known -> known));
    }

    private static Stream<String> names() {
        return Stream.of(TypeNames.NATIVE, TypeNames.ALIASES, TypeNames.SERIAL, TypeNames.OF_EXTENSIONS)
                .flatMap(table -> table.keySet().stream());
    }

    /** How many letters must be added, removed or replaced. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[other.length()];
    }

    private static List<String> arguments(@Nullable String text) {
        return text == null || text.isBlank()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(String::strip).toList();
    }

    private static int dimensions(@Nullable String brackets) {
        return brackets == null
                ? 0
                : (int) brackets.chars().filter(c -> c == '[').count();
    }

    private static String builtIn(String name) {
        return TypeNames.NATIVE.containsValue(name) ? name : quoted(name);
    }

    private static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") && name.endsWith("\"") && name.length() > 1
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name;
    }
}
