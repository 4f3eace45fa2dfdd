package org.nself.postgres.render;

import org.nself.schema.Column;

/** Says how values become another type where PostgreSQL would not convert them by itself. */
final class Conversions {

    private Conversions() {}

    /** {@code  USING …}, or nothing. */
    static String using(Sql sql, Parts parts, Column from, Column to) {
        return switch (Casts.between(from.type(), to.type())) {
            case BY_ITSELF -> "";
            case WHEN_ASKED, NONE -> " USING " + converted(sql, parts, from, to);
        };
    }

    /**
     * What is assigned to a column of the other type, which PostgreSQL may convert by itself.
     *
     * @param source the value
     */
    static String assigned(Sql sql, Parts parts, Sql.Part source, Column from, Column to) {
        return switch (Casts.between(from.type(), to.type())) {
            case BY_ITSELF -> source.toString();
            case WHEN_ASKED, NONE -> converted(sql, parts, source, from, to);
        };
    }

    /** The column as the other type. */
    static String converted(Sql sql, Parts parts, Column from, Column to) {
        return converted(sql, parts, sql.name(to.name()), from, to);
    }

    /** What has no cast goes through its text, which works where the texts are alike. */
    private static String converted(Sql sql, Parts parts, Sql.Part source, Column from, Column to) {
        boolean arrays = from.type().dimensions() > 0 && to.type().dimensions() > 0;
        String template = switch (Casts.between(from.type(), to.type())) {
            case BY_ITSELF, WHEN_ASKED -> "{0}::{1}";
            case NONE -> arrays ? "{0}::text[]::{1}" : "{0}::text::{1}";
        };
        return sql.render(template, source, sql.text(parts.type(to.type())));
    }
}
