package org.nself.postgres.type;

import org.nself.schema.QualifiedName;

/**
 * Looks at the words of an expression as the server prints it. The server's own word decides in the end: this only says
 * where to begin.
 */
public final class SqlWords {

    private SqlWords() {}

    /** Whether a column is mentioned. */
    public static boolean mentions(String sql, String column) {
        // A rename that changes something has found the column.
        return !renamed(sql, column, column + "_").equals(sql);
    }

    /** Whether a type is mentioned, by its full name. */
    public static boolean mentionsType(String sql, QualifiedName type) {
        return sql.contains("::" + written(type.namespace()) + "." + written(type.name()));
    }

    /** The expression with a column under its new name. */
    public static String renamed(String sql, String from, String to) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < sql.length()) {
            int end = end(sql, at);
            String token = sql.substring(at, end);
            boolean column = name(token).equals(from) && !isQualified(sql, at) && !isCall(sql, end);
            text.append(column ? written(to) : token);
            at = end;
        }
        return text.toString();
    }

    /** Where the token that begins here ends: a text, a quoted name, a word, or one sign. */
    private static int end(String sql, int at) {
        char c = sql.charAt(at);
        if (c == '\'' || c == '"') {
            int end = at + 1;
            while (end < sql.length()) {
                if (sql.charAt(end) == c) {
                    if (end + 1 < sql.length() && sql.charAt(end + 1) == c) {
                        end++;
                    } else {
                        return end + 1;
                    }
                }
                end++;
            }
            return end;
        }
        int end = at + 1;
        if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            while (end < sql.length()
                    && (Character.isUnicodeIdentifierPart(sql.charAt(end)) || sql.charAt(end) == '$')) {
                end++;
            }
        }
        return end;
    }

    private static String name(String token) {
        return token.startsWith("\"") && token.length() > 1
                ? token.substring(1, token.length() - 1).replace("\"\"", "\"")
                : token;
    }

    private static boolean isQualified(String sql, int at) {
        return at > 0 && (sql.charAt(at - 1) == '.' || sql.charAt(at - 1) == ':');
    }

    private static boolean isCall(String sql, int end) {
        return end < sql.length() && (sql.charAt(end) == '(' || sql.charAt(end) == '.');
    }

    private static String written(String name) {
        return name.matches("[a-z_][a-z0-9_]*") ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
