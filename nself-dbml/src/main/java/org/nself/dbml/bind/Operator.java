package org.nself.dbml.bind;

/**
 * What the operator of a relation says about its two sides: the one that carries the key, and the one it refers to.
 *
 * @param sign as it is written, such as {@code >} or {@code ?>}
 * @param turned whether the key is carried by what stands on the right
 * @see <a href="https://dbml.dbdiagram.io/docs/#relationships--foreign-key-definitions">DBML: relationships</a>
 */
record Operator(String sign, boolean turned) {

    boolean isManyToMany() {
        return isManyToMany(sign);
    }

    static boolean isManyToMany(String sign) {
        return plain(sign).equals("<>");
    }

    /** Whether there is one at most on the right. */
    static boolean isOfOne(String sign) {
        return plain(sign).equals(">") || plain(sign).equals("-");
    }

    /** Without the question marks. */
    static String plain(String sign) {
        return sign.replace("?", "");
    }

    boolean isOneToOne() {
        return plain(sign).equals("-");
    }

    /** Whether a row may refer to none. */
    boolean allowsNone() {
        return turned ? sign.startsWith("?") : sign.endsWith("?");
    }

    /** Whether a row may be one that none refers to. */
    boolean allowsUnused() {
        return turned ? sign.endsWith("?") : sign.startsWith("?");
    }

    /** The operator that says the same, and that a row may refer to none. */
    String allowingNone() {
        return turned ? "?" + sign : sign + "?";
    }

    /** The operator that says the same, and that each row refers to one. */
    String requiringOne() {
        return turned ? sign.substring(1) : sign.substring(0, sign.length() - 1);
    }

    /** The operator that says the same of one row on each side. */
    String oneToOne() {
        return sign.replace(plain(sign), "-");
    }

    /** The operator that says the same of many rows that refer to one. */
    String manyToOne() {
        return sign.replace(plain(sign), turned ? "<" : ">");
    }
}
