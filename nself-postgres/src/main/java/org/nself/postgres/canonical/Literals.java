package org.nself.postgres.canonical;

import java.util.Locale;
import org.nself.schema.DefaultValue;

/** Defaults that are plainly equal, so that the server need not be asked. Never says so of two that differ. */
final class Literals {

    private Literals() {}

    /**
     * Whether the server's text means the written default for a column of one and the same type.
     *
     * @param type the column's type as the server prints it in a cast, which is without length or precision
     */
    static boolean same(DefaultValue written, String server, String type) {
        return switch (written) {
            case DefaultValue.Text text -> {
                String literal = "'" + text.value().replace("'", "''") + "'";
                yield server.equals(literal + "::" + type);
            }
            case DefaultValue.Numeric number -> server.equals(number.digits());
            case DefaultValue.Truth truth -> server.equals(truth.value() ? "true" : "false");
            case DefaultValue.Expression expression -> same(expression.sql(), server);
        };
    }

    /** Whether two expressions have the same text, save for the case of a call of one plain name without arguments. */
    static boolean same(String written, String server) {
        String text = written.strip();
        return text.equals(server)
                || (isPlainCall(text) && text.toLowerCase(Locale.ROOT).equals(server.toLowerCase(Locale.ROOT)));
    }

    private static boolean isPlainCall(String text) {
        String name = text.endsWith("()") ? text.substring(0, text.length() - 2) : text;
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c ->
                                c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }
}
