package org.nself.dbml;

import java.util.Map;
import java.util.Set;

/** The operators of the language and how tightly they bind. */
final class Operators {

    /** Between the columns of a relation: which side is many, and which may be missing. */
    static final Set<String> RELATIONS =
            Set.of("<", ">", "-", "<>", "-?", "?-", "?-?", "?>", ">?", "?>?", "?<", "<?", "?<?", "?<>", "<>?", "?<>?");

    static final Set<String> ALL = Set.of(
            "+", "-", "/", "%", "<", ">", "=", "!", ".", "&", "|", "~", "?", "<=", ">=", "<>", "==", "!=", "->", "<-",
            "-?", "?-", "?-?", "?>", ">?", "?>?", "?<", "<?", "?<?", "?<>", "<>?", "?<>?");

    static final int PREFIX = 15;
    static final int CALL = 14;

    private static final Map<String, Integer> BINDING = Map.ofEntries(
            Map.entry(".", 16),
            Map.entry("/", 11),
            Map.entry("%", 11),
            Map.entry("+", 9),
            Map.entry("-", 9),
            Map.entry("-?", 9),
            Map.entry("?-", 9),
            Map.entry("?-?", 9),
            Map.entry("==", 4),
            Map.entry("!=", 4),
            Map.entry("=", 2));

    private static final int RELATIONAL = 7;
    private static final int NONE = -1;

    private Operators() {}

    /** How tightly an operator between two operands binds; negative for one that never stands there. */
    static int binding(String operator) {
        if (operator.equals("!") || operator.equals("~") || operator.equals("?")) {
            return NONE;
        }
        return BINDING.getOrDefault(operator, RELATIONAL);
    }

    static boolean isPrefix(String operator) {
        return !operator.equals(".") && !operator.equals("?");
    }

    /** Whether the many side, or the side that carries the key, may be on the left. */
    static String bare(String relation) {
        return relation.replace("?", "");
    }
}
