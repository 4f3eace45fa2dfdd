package org.nself.dbml.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nself.dbml.document.Document.TableName;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.schema.QualifiedName;

/** Writes names, texts and expressions so that they are read as what they are. */
final class Texts {

    private static final Pattern NUMBER_OR_WORD = Pattern.compile("-?[0-9]+|[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Words that mean something where a name may stand. */
    private static final Set<String> MEANINGFUL = Set.of(
            "as", "from", "note", "indexes", "checks", "records", "true", "false", "null", "table", "enum", "ref");

    private Texts() {}

    static String name(String name) {
        boolean plain = PLAIN.matcher(name).matches() && !MEANINGFUL.contains(name.toLowerCase(Locale.ROOT));
        return plain ? name : quotedName(name);
    }

    static String quotedName(String name) {
        return "\"" + escaped(name, '"') + "\"";
    }

    static boolean isNumberOrWord(String text) {
        return NUMBER_OR_WORD.matcher(text).matches();
    }

    static String name(QualifiedName name) {
        return path(names(name));
    }

    /** A name as a path. What lies in a namespace within another has all their names, with dots between them. */
    static List<Name> names(QualifiedName name) {
        List<Name> names = new ArrayList<>();
        if (!name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE)) {
            List<String> parts = List.of(name.namespace().split("\\.", -1));
            boolean nested = parts.stream().noneMatch(String::isEmpty);
            (nested ? parts : List.of(name.namespace())).forEach(part -> names.add(Name.of(part)));
        }
        names.add(Name.of(name.name()));
        return names;
    }

    static String path(List<Name> path) {
        return path.stream().map(name -> name(name.text())).collect(Collectors.joining("."));
    }

    static String path(TableName name) {
        return path(name.path());
    }

    static String names(List<Name> names) {
        return names.stream().map(name -> name(name.text())).collect(Collectors.joining(", "));
    }

    static String string(String text) {
        return "'" + escaped(text, '\'') + "'";
    }

    /** A note on a line of its own; one of several lines keeps them. */
    static String note(String text) {
        boolean lines = text.indexOf('\n') >= 0 && text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\t');
        if (!lines) {
            return string(text);
        }
        String escaped = text.replace("\\", "\\\\").replace("'", "\\'");
        return "'''\n"
                + escaped.lines()
                        .map(line -> line.isEmpty() ? "" : "    " + line)
                        .collect(Collectors.joining("\n")) + (text.endsWith("\n") ? "\n" : "") + "'''";
    }

    /** @throws IllegalArgumentException when there is a backtick in it, for which DBML has no escape */
    static String expression(String sql) {
        if (sql.indexOf('`') >= 0) {
            throw new IllegalArgumentException("DBML cannot hold an expression with a backtick in it: " + sql);
        }
        return "`" + sql + "`";
    }

    private static String escaped(String text, char quote) {
        StringBuilder escaped = new StringBuilder(text.length() + 2);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                case '\\' -> escaped.append("\\\\");
                default -> {
                    if (c == quote) {
                        escaped.append('\\').append(c);
                    } else if (c < ' ') {
                        escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        escaped.append(c);
                    }
                }
            }
        }
        return escaped.toString();
    }
}
