package org.nself.postgres.render;

import java.util.Map;
import java.util.Optional;
import org.nself.diff.Following;
import org.nself.schema.Column;
import org.nself.schema.DataType;

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
    static String assigned(Sql sql, Parts parts, Sql.Part source, Following.Start start) {
        if (!start.remap().isEmpty()) {
            return remapped(sql, parts, source, start.to().type(), start.remap());
        }
        return switch (Casts.between(start.from().type(), start.to().type())) {
            case BY_ITSELF -> source.toString();
            case WHEN_ASKED, NONE -> converted(sql, parts, source, start.from(), start.to());
        };
    }

    /**
     * The value of an enum, or an array of them, as another enum, by its text.
     *
     * @param remap what becomes of values that the other does not have
     */
    static String remapped(Sql sql, Parts parts, Sql.Part source, DataType to, Map<String, Optional<String>> remap) {
        return sql.render(
                "{0}::{1}",
                sql.text(to.dimensions() > 0 ? arrays(sql, source, remap) : texts(sql, source, remap)),
                sql.text(parts.type(to)));
    }

    private static String texts(Sql sql, Sql.Part source, Map<String, Optional<String>> remap) {
        String text = sql.render("{0}::text", source);
        if (remap.isEmpty()) {
            return text;
        }
        StringBuilder cases = new StringBuilder("(CASE " + text);
        remap.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> cases.append(
                        sql.render(" WHEN {0} THEN {1}", sql.literal(entry.getKey()), literal(sql, entry.getValue()))));
        return cases.append(" ELSE ").append(text).append(" END)").toString();
    }

    private static String arrays(Sql sql, Sql.Part source, Map<String, Optional<String>> remap) {
        String text = sql.render("{0}::text[]", source);
        for (Map.Entry<String, Optional<String>> entry :
                remap.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            text = sql.render(
                    "array_replace({0}, {1}, {2})",
                    sql.text(text), sql.literal(entry.getKey()), literal(sql, entry.getValue()));
        }
        return text;
    }

    private static Sql.Part literal(Sql sql, Optional<String> value) {
        return value.map(sql::literal).orElseGet(() -> sql.text("NULL"));
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
