package org.nself.dbml.syntax;

import java.util.Set;

/** The operators of the language and how tightly they bind. */
public final class Operators {

    /** Between the columns of a relation: which side is many, and which may be missing. */
    public static final Set<String> RELATIONS =
            Set.of("<", ">", "-", "<>", "-?", "?-", "?-?", "?>", ">?", "?>?", "?<", "<?", "?<?", "?<>", "<>?", "?<>?");

    static final int PREFIX = 15;
    static final int CALL = 14;

    private static final int NONE = -1;

    private Operators() {}

    /** How tightly an operator between two operands binds; negative for one that never stands there. */
    static int binding(String operator) {
        return switch (operator) {
            case "." -> 16;
            case "/", "%" -> 11;
            case "+", "-", "-?", "?-", "?-?" -> 9;
            case "<", ">", "<=", ">=", "<>", "->", "<-", "?>", ">?", "?>?", "?<", "<?", "?<?", "?<>", "<>?", "?<>?" ->
                7;
            case "==", "!=" -> 4;
            case "=" -> 2;
            default -> NONE;
        };
    }

    static boolean isPrefix(String operator) {
        return !operator.equals(".") && !operator.equals("?");
    }

    /** How long the operator at this offset is; the longest wins. */
    static int length(String text, int at) {
        char next = charAt(text, at + 1);
        char third = charAt(text, at + 2);
        return switch (text.charAt(at)) {
            case '?' -> optional(text, at, next, third);
            case '<' -> {
                if (next == '>') {
                    yield third == '?' ? 3 : 2;
                }
                yield next == '=' || next == '-' || next == '?' ? 2 : 1;
            }
            case '>' -> next == '=' || next == '?' ? 2 : 1;
            case '-' -> next == '>' || next == '?' ? 2 : 1;
            case '=', '!' -> next == '=' ? 2 : 1;
            default -> 1;
        };
    }

    /** An operator whose left side may be missing. */
    private static int optional(String text, int at, char next, char third) {
        if (next == '<' && third == '>') {
            return charAt(text, at + 3) == '?' ? 4 : 3;
        }
        if (next == '-' || next == '>' || next == '<') {
            return third == '?' ? 3 : 2;
        }
        return 1;
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : '\0';
    }
}
