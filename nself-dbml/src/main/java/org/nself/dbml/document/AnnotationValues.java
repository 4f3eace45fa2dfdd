package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.schema.Parameter;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * Reads and writes the values of annotations: names, lists of names and pairs of them. A name with other characters than
 * letters, digits and underscores stands in double quotes, and a double quote in it is doubled, as in SQL.
 */
public final class AnnotationValues {

    // What repeats in quotes gives nothing back (++): Java would otherwise go one call deeper for each character.
    static final String NAME = "(?:[\\p{L}\\p{M}_$][\\p{L}\\p{M}\\p{Nd}_$]*|\"(?:[^\"]|\"\")++\")";
    /** In single quotes; with an E before them a backslash begins an escape, as in PostgreSQL. */
    static final String QUOTED = "[eE]?'(?:[^']|'')*+'";

    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}_$][\\p{L}\\p{M}\\p{Nd}_$]*");
    private static final Pattern PATH = Pattern.compile("(?:(" + NAME + ")\\.)?(" + NAME + ")");
    private static final Pattern PATH_AND_TEXT =
            Pattern.compile("((?:" + NAME + "\\.)?" + NAME + ")(?:\\s+(" + QUOTED + "))?");
    private static final Pattern CODE = Pattern.compile("NS[0-9]{4}");
    private static final Pattern MAPPING = Pattern.compile("(" + NAME + ")\\s*->\\s*(" + NAME + ")");

    private static final Pattern NAME_AND_TEXT = Pattern.compile("(" + NAME + ")(?:\\s+(" + QUOTED + "))?");
    private static final Pattern PARAMETER =
            Pattern.compile("([a-z_][a-z0-9_.]*)\\s*=\\s*([A-Za-z0-9_.+-]+|" + QUOTED + ")");
    private static final Pattern TEXT = Pattern.compile(QUOTED);
    private static final Pattern TEXTED = Pattern.compile("(.*?)\\s(" + QUOTED + ")", Pattern.DOTALL);

    /** A name with a text about it. */
    public record NameAndText(String name, Optional<String> text) {}

    private AnnotationValues() {}

    /** {@code name 'text'}, where the text may be missing. */
    public static Optional<NameAndText> nameAndText(String value) {
        Matcher matcher = NAME_AND_TEXT.matcher(value);
        return matcher.matches()
                ? Optional.of(new NameAndText(
                        plain(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).map(AnnotationValues::text)))
                : Optional.empty();
    }

    /** {@code namespace.name 'text'}, which is a table without columns; namespace and text may be missing. */
    public static Optional<Table> table(String value) {
        Matcher matcher = PATH_AND_TEXT.matcher(value);
        return matcher.matches()
                ? name(matcher.group(1))
                        .map(name -> Table.of(name, List.of())
                                .withComment(Optional.ofNullable(matcher.group(2))
                                        .map(AnnotationValues::text)
                                        .filter(text -> !text.isEmpty())))
                : Optional.empty();
    }

    /** The table as it is read. */
    public static String written(Table table) {
        return written(table.name())
                + table.comment().map(text -> " " + quoted(text)).orElse("");
    }

    /** A value, and the text in quotes that it ends with. */
    record Texted(String rest, Optional<String> text) {}

    /** An empty text is none: PostgreSQL keeps no empty comments. */
    static Texted texted(String value) {
        Matcher matcher = TEXTED.matcher(value.strip());
        return matcher.matches()
                ? new Texted(
                        matcher.group(1), Optional.of(text(matcher.group(2))).filter(text -> !text.isEmpty()))
                : new Texted(value, Optional.empty());
    }

    /** A text that may stand in single quotes. */
    public static String text(String value) {
        if (!TEXT.matcher(value).matches()) {
            return value;
        }
        String inner =
                value.substring(value.indexOf('\'') + 1, value.length() - 1).replace("''", "'");
        return value.startsWith("'") ? inner : unescaped(inner);
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && at + 1 < text.length()) {
                at++;
                c = switch (text.charAt(at)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    default -> text.charAt(at);
                };
            }
            plain.append(c);
        }
        return plain.toString();
    }

    /** A name that may have a namespace before it. */
    public static Optional<QualifiedName> name(String value) {
        Matcher matcher = PATH.matcher(value.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = plain(matcher.group(2));
        return Optional.of(Optional.ofNullable(matcher.group(1))
                .map(namespace -> QualifiedName.of(plain(namespace), name))
                .orElse(QualifiedName.of(name)));
    }

    /** Names with commas between them; empty when it is something else. */
    public static List<String> names(String value) {
        List<String> names = new ArrayList<>();
        for (String each : split(value)) {
            Matcher matcher = PATH.matcher(each);
            if (!matcher.matches() || matcher.group(1) != null) {
                return List.of();
            }
            names.add(plain(matcher.group(2)));
        }
        return names;
    }

    /** Codes of information with commas between them; empty when it is something else. */
    public static List<String> codes(String value) {
        List<String> codes = List.of(value.strip().split("\\s*,\\s*", -1));
        return codes.stream().allMatch(code -> CODE.matcher(code).matches()) ? codes : List.of();
    }

    /** From a value to another, or to none. */
    public record Mapping(String from, Optional<String> to) {}

    /** {@code old -> new}, where {@code null} is none. */
    public static Optional<Mapping> mapping(String value) {
        Matcher matcher = MAPPING.matcher(value.strip());
        return matcher.matches()
                ? Optional.of(new Mapping(
                        plain(matcher.group(1)),
                        matcher.group(2).equalsIgnoreCase("null")
                                ? Optional.empty()
                                : Optional.of(plain(matcher.group(2)))))
                : Optional.empty();
    }

    /** The parts between commas that stand outside parentheses and quotes, without the space around them. */
    public static List<String> split(String value) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                parts.add(value.substring(start, at).strip());
                start = at + 1;
            }
        }
        parts.add(value.substring(start).strip());
        return parts;
    }

    /** Whether all quotes and parentheses are closed, so that the commas between parts are known. */
    static boolean isBalanced(String value) {
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < value.length() && depth >= 0; at++) {
            char c = value.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
        }
        return depth == 0 && quote == 0;
    }

    /** The name as it is written in a value. */
    public static String written(String name) {
        return PLAIN.matcher(name).matches() ? name : inQuotes(name);
    }

    /** The name as it is written in a value, with its namespace unless that is where everyone looks. */
    public static String written(QualifiedName name) {
        return (name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE) ? "" : written(name.namespace()) + ".")
                + written(name.name());
    }

    /** {@code name = value, …}; a value may stand in single quotes. Empty when it is something else. */
    public static Optional<List<Parameter>> parameters(String value) {
        List<Parameter> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String each : split(value)) {
            Matcher matcher = PARAMETER.matcher(each);
            if (!matcher.matches() || !names.add(matcher.group(1))) {
                return Optional.empty();
            }
            parameters.add(new Parameter(matcher.group(1), text(matcher.group(2))));
        }
        return Optional.of(parameters);
    }

    /** The parameters as they are read. */
    public static String writtenParameters(List<Parameter> parameters) {
        return parameters.stream()
                .map(parameter -> parameter.name() + " = "
                        + (parameter.value().matches("[A-Za-z0-9_.+-]+")
                                ? parameter.value()
                                : quoted(parameter.value())))
                .collect(Collectors.joining(", "));
    }

    static String inQuotes(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** The text as a literal with single quotes. A carriage return, which may be part of a line end, is escaped. */
    public static String quoted(String text) {
        String quoted = "'" + text.replace("'", "''") + "'";
        return text.indexOf('\r') < 0
                ? quoted
                : "E" + quoted.replace("\\", "\\\\").replace("\r", "\\r");
    }

    static String plain(String written) {
        return written.startsWith("\"")
                ? written.substring(1, written.length() - 1).replace("\"\"", "\"")
                : written;
    }
}
