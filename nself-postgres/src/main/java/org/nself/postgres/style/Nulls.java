package org.nself.postgres.style;

import org.nself.schema.Table;

/** Which columns may be null. */
final class Nulls {

    private Nulls() {}

    /** Whether PostgreSQL refuses NULL in a column; it does in those of a primary key and in those that number themselves. */
    static boolean areRefused(Table table, String column) {
        return table.primaryKey().filter(key -> key.columns().contains(column)).isPresent()
                || table.column(column)
                        .filter(found -> !found.nullable() || found.increment().isPresent())
                        .isPresent();
    }
}
