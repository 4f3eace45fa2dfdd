package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import org.nself.schema.EnumType;

/**
 * Adds values to an enum, each at its place.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html">PostgreSQL: ALTER TYPE</a>
 */
final class EnumValues {

    private EnumValues() {}

    static boolean onlyAdds(EnumType from, EnumType to) {
        return to.values().stream().filter(from.values()::contains).toList().equals(from.values());
    }

    static List<String> added(Sql sql, EnumType from, EnumType to) {
        if (!onlyAdds(from, to)) {
            throw new IllegalArgumentException("PostgreSQL can only add values to " + from.name());
        }
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < to.values().size(); i++) {
            String value = to.values().get(i);
            if (!from.values().contains(value)) {
                statements.add(
                        i == 0
                                ? sql.render(
                                        "ALTER TYPE {0} ADD VALUE {1} BEFORE {2}",
                                        sql.name(to.name()),
                                        sql.literal(value),
                                        sql.literal(from.values().getFirst()))
                                : sql.render(
                                        "ALTER TYPE {0} ADD VALUE {1} AFTER {2}",
                                        sql.name(to.name()),
                                        sql.literal(value),
                                        sql.literal(to.values().get(i - 1))));
            }
        }
        return statements;
    }
}
