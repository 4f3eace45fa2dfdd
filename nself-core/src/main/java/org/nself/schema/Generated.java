package org.nself.schema;

import static java.util.Objects.requireNonNull;

/**
 * What a column is computed from.
 *
 * @param expression in the dialect's own SQL
 * @param stored whether the value is stored; else it is computed when it is read (PostgreSQL 18)
 */
public record Generated(String expression, boolean stored) {

    public Generated {
        requireNonNull(expression, "expression");
    }

    public Generated withExpression(String newExpression) {
        return new Generated(newExpression, stored);
    }
}
