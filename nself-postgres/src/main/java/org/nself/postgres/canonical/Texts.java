package org.nself.postgres.canonical;

import java.util.Map;

/**
 * How the server prints the expressions of one table. An expression that is missing was not asked about, or the server
 * could not make sense of it.
 *
 * @param defaults by the name of the column
 * @param checks by the expression as written
 * @param indexed by the indexed expression as written
 */
record Texts(Map<String, String> defaults, Map<String, String> checks, Map<String, String> indexed) {

    static final Texts NONE = new Texts(Map.of(), Map.of(), Map.of());

    Texts {
        defaults = Map.copyOf(defaults);
        checks = Map.copyOf(checks);
        indexed = Map.copyOf(indexed);
    }
}
