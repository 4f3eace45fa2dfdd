package org.nself.postgres.render;

/** Looks at the outside of an author's expression, never at its meaning. */
final class Expressions {

    private Expressions() {}

    /**
     * Whether an expression is plainly one term: a literal, a number, a name or one call. Whatever else there may be, or
     * might be, is not.
     */
    static boolean isOneTerm(String expression) {
        String text = expression.strip();
        return text.matches("[+-]?[0-9.]+")
                || text.matches("'[^']*'(::[A-Za-z_ .0-9]+(\\([0-9, ]*\\))?(\\[\\])?)?")
                || text.matches("[A-Za-z_][A-Za-z_0-9.]*(\\([^()]*\\))?");
    }

    /** Whether an expression is plainly one call, which an index takes without parentheses around it. */
    static boolean isCall(String expression) {
        return expression.strip().matches("[A-Za-z_][A-Za-z_0-9.]*\\([^()]*\\)");
    }

    /** A comment at the end of an expression must not swallow what follows it. */
    static String complete(String expression) {
        return expression.contains("--") ? expression.strip() + "\n" : expression.strip();
    }
}
