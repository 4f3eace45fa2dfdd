package org.nself.dbml.write;

import org.jspecify.annotations.Nullable;
import org.nself.dbml.syntax.Token;
import org.nself.dbml.syntax.Token.Kind;

/** Where space stands between two tokens of one line. */
final class Spacing {

    private Spacing() {}

    /** @param prefixed whether the first of the two is an operator before a value, not between two */
    static boolean isBetween(@Nullable Token first, Token second, boolean prefixed) {
        if (first == null) {
            return false;
        }
        if (first.is(Kind.OPEN_BRACKET) || first.is(Kind.OPEN_PARENTHESIS)) {
            return false;
        }
        if (first.isOperator(".") || second.isOperator(".")) {
            return false;
        }
        if (prefixed && (second.is(Kind.NUMBER) || first.isOperator("~"))) {
            return false;
        }
        return switch (second.kind()) {
            case COMMA, COLON, CLOSE_BRACKET, CLOSE_PARENTHESIS -> false;
            // With or without space before it, a bracket means settings or an array, a parenthesis stays what it is.
            case OPEN_BRACKET, OPEN_PARENTHESIS -> second.space() || !isOperand(first, second);
            case NAME,
                    QUOTED_NAME,
                    NUMBER,
                    STRING,
                    EXPRESSION,
                    COLOR,
                    OPERATOR,
                    OPEN_BRACE,
                    CLOSE_BRACE,
                    STAR,
                    SEMICOLON,
                    END -> true;
        };
    }

    /** Whether the first of two is a value, so that an operator behind it stands between two. */
    static boolean isOperand(@Nullable Token first, Token second) {
        return first != null
                && !(second.newLine() && second.isOperator("~"))
                && switch (first.kind()) {
                    case NAME, QUOTED_NAME, NUMBER, STRING, EXPRESSION, COLOR, STAR, CLOSE_BRACKET, CLOSE_PARENTHESIS ->
                        true;
                    case OPERATOR,
                            OPEN_BRACE,
                            CLOSE_BRACE,
                            OPEN_BRACKET,
                            OPEN_PARENTHESIS,
                            COLON,
                            COMMA,
                            SEMICOLON,
                            END -> false;
                };
    }
}
