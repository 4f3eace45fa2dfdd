package org.nself.postgres.introspect;

/** Takes off the parentheses that the server prints around an expression as a whole. */
public final class Parentheses {

    private Parentheses() {}

    /** The text without the pairs of parentheses that enclose it whole. */
    public static String removed(String expression) {
        if (!expression.startsWith("(") || !expression.endsWith(")")) {
            return expression;
        }
        int depth = 0;
        char quote = 0;
        for (int at = 0; at < expression.length(); at++) {
            char c = expression.charAt(at);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return at == expression.length() - 1 ? removed(expression.substring(1, at)) : expression;
            }
        }
        return expression;
    }
}
