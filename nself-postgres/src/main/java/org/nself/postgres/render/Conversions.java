package org.nself.postgres.render;

import java.util.List;
import java.util.Set;
import org.nself.schema.Column;
import org.nself.schema.DataType;

/**
 * Says how values become another type where PostgreSQL would not convert them by itself.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-createcast.html">PostgreSQL: CREATE CAST</a>
 */
final class Conversions {

    /** Between any two of a family, and from anything to a string, there is a cast in assignment. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("time without time zone", "time with time zone"),
            Set.of("json", "jsonb"),
            Set.of("bit", "bit varying"),
            Set.of("inet", "cidr"));

    private static final Set<String> STRINGS = Set.of("text", "character varying", "character");

    private Conversions() {}

    /** {@code  USING …}, or nothing. */
    static String using(Sql sql, Parts parts, Column from, Column to) {
        if (isByItself(from.type(), to.type())) {
            return "";
        }
        boolean throughText =
                from.type().namespace().isPresent() && to.type().namespace().isPresent();
        return sql.render(
                throughText ? " USING {0}::text::{1}" : " USING {0}::{1}",
                sql.name(to.name()),
                sql.text(parts.type(to.type())));
    }

    private static boolean isByItself(DataType from, DataType to) {
        if (from.dimensions() != to.dimensions()) {
            return false;
        }
        if (to.namespace().isEmpty() && to.dimensions() == 0 && STRINGS.contains(to.name())) {
            return true;
        }
        boolean sameName =
                from.namespace().equals(to.namespace()) && from.name().equals(to.name());
        boolean family = from.namespace().isEmpty()
                && to.namespace().isEmpty()
                && FAMILIES.stream().anyMatch(names -> names.contains(from.name()) && names.contains(to.name()));
        return sameName || family;
    }
}
