package org.nself.schema;

import static java.util.Objects.requireNonNull;

/** What a column holds when an insert names no value for it. The default {@code NULL} is no default. */
public sealed interface DefaultValue {

    /** A string, unquoted; it is read as the column's type. */
    record Text(String value) implements DefaultValue {
        public Text {
            requireNonNull(value, "value");
        }
    }

    /** A number in the author's digits, which are never passed through a floating-point number. */
    record Numeric(String digits) implements DefaultValue {
        public Numeric {
            requireNonNull(digits, "digits");
        }
    }

    record Truth(boolean value) implements DefaultValue {}

    /** An expression in the dialect's own SQL; what a database gives back is always one. */
    record Expression(String sql) implements DefaultValue {
        public Expression {
            requireNonNull(sql, "sql");
        }
    }
}
