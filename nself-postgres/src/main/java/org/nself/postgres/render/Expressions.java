package org.nself.postgres.render;

import java.util.regex.Pattern;

/** Looks at the outside of an author's expression, never at its meaning. */
final class Expressions {

    /** A number, a literal that is perhaps cast, or a name that is perhaps called. */
    private static final Pattern ONE_TERM = Pattern.compile("[+-]?[0-9.]+"
            + "|'[^']*'(::[A-Za-z_ .0-9]+(\\([0-9, ]*\\))?(\\[\\])?)?"
            + "|[A-Za-z_][A-Za-z_0-9.]*(\\([^()]*\\))?");

    private static final Pattern CALL = Pattern.compile("[A-Za-z_][A-Za-z_0-9.]*\\([^()]*\\)");

    private Expressions() {}

    /**
     * Whether an expression is plainly one term: a literal, a number, a name or one call. Whatever else there may be, or
     * might be, is not.
     */
    static boolean isOneTerm(String expression) {
        return ONE_TERM.matcher(expression.strip()).matches();
    }

    /** Whether an expression is plainly one call, which an index takes without parentheses around it. */
    static boolean isCall(String expression) {
        return CALL.matcher(expression.strip()).matches();
    }

    /** A comment at the end of an expression must not swallow what follows it. */
    static String complete(String expression) {
        return expression.contains("--") ? expression.strip() + "\n" : expression.strip();
    }
}
