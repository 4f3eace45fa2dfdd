package org.nself.postgres.render;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nself.postgres.type.SqlWords;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;

/**
 * Queries that return rows exactly when the data at hand would make a change fail or lose something: a few, each with the
 * primary key and the values that it is about.
 */
public final class Probes {

    private final Sql sql = new Sql();
    private final Parts parts;
    private final Schema tables;

    Probes(Function<DataType, String> types, Schema tables) {
        this.parts = new Parts(sql, types);
        this.tables = tables;
    }

    /** Whether the table has any row. */
    public String anyRow(QualifiedName table) {
        return sql.render("SELECT 1 FROM {0} LIMIT 1", sql.name(table));
    }

    /** Whether any row has a value in all of the columns. */
    public String anyValue(QualifiedName table, List<String> columns) {
        return sql.render(
                "SELECT 1 FROM {0} WHERE {1} LIMIT 1", sql.name(table), sql.text(all(columns, "{0} IS NOT NULL")));
    }

    /** Whether any row has NULL in the column. */
    public String nulls(QualifiedName table, String column) {
        return sql.render(
                "SELECT {0} FROM {1} WHERE {2} IS NULL LIMIT 5",
                shown(table, List.of(column)), sql.name(table), sql.name(column));
    }

    /** Whether two rows have the same values; NULLs are distinct. */
    public String duplicates(QualifiedName table, List<String> columns) {
        return sql.render(
                "SELECT {0}, count(*) AS rows FROM {1} WHERE {2} GROUP BY {0} HAVING count(*) > 1 LIMIT 5",
                sql.names(columns), sql.name(table), sql.text(all(columns, "{0} IS NOT NULL")));
    }

    /** Whether any row refers to nothing; one that has a NULL among its columns refers to nothing on purpose. */
    public String orphans(QualifiedName table, ForeignKey key) {
        String pairs = IntStream.range(0, key.columns().size())
                .mapToObj(i -> sql.render(
                        "r.{0} = t.{1}",
                        sql.name(key.targetColumns().get(i)),
                        sql.name(key.columns().get(i))))
                .collect(Collectors.joining(" AND "));
        return sql.render(
                "SELECT {0} FROM {1} t WHERE {2} AND NOT EXISTS (SELECT 1 FROM {3} r WHERE {4}) LIMIT 5",
                shown(table, key.columns()),
                sql.name(table),
                sql.text(all(key.columns(), "t.{0} IS NOT NULL")),
                sql.name(key.target()),
                sql.text(pairs));
    }

    /**
     * Whether any row makes the condition false.
     *
     * @param added columns that the plan adds before, with the default that every row will have in them
     */
    public String violations(QualifiedName table, String condition, List<Column> added) {
        List<Column> mentioned = added.stream()
                .filter(column -> condition.contains(column.name()))
                .toList();
        Sql.Part rows = mentioned.isEmpty() ? sql.name(table) : withColumns(table, mentioned);
        List<String> concerned = tables.table(table).stream()
                .flatMap(existing -> existing.columns().stream())
                .map(Column::name)
                .filter(column -> SqlWords.mentions(condition, column))
                .toList();
        return sql.render(
                "SELECT {0} FROM {1} WHERE NOT ({2}) LIMIT 5",
                shown(table, concerned), rows, sql.text(Expressions.complete(condition)));
    }

    /** Whether any value is none of these. */
    public String others(QualifiedName table, String column, List<String> values) {
        String literals = values.stream()
                .map(value -> sql.render("{0}", sql.literal(value)))
                .collect(Collectors.joining(", "));
        return sql.render(
                "SELECT {0} FROM {1} WHERE {2}::text NOT IN ({3}) LIMIT 5",
                shown(table, List.of(column)), sql.name(table), sql.name(column), sql.text(literals));
    }

    /** Whether any array has an element that is none of these. */
    public String otherElements(QualifiedName table, String column, List<String> values) {
        String literals = values.stream()
                .map(value -> sql.render("{0}", sql.literal(value)))
                .collect(Collectors.joining(", "));
        return sql.render(
                "SELECT {0} FROM {1} WHERE NOT {2}::text[] <@ ARRAY[{3}]::text[] LIMIT 5",
                shown(table, List.of(column)), sql.name(table), sql.name(column), sql.text(literals));
    }

    /** Whether any value is another one after it was converted there and back. */
    public String lossyConversion(QualifiedName table, Column from, Column to) {
        return sql.render(
                "SELECT {0}, ({3})::text AS becomes FROM {1} WHERE {2}::text IS DISTINCT FROM ({3})::text::{4}::text LIMIT 5",
                shown(table, List.of(from.name())),
                sql.name(table),
                sql.name(from.name()),
                sql.text(Conversions.converted(sql, parts, from, to)),
                sql.text(parts.type(from.type())));
    }

    /** Returns no row, but fails when any value cannot be converted. */
    public String conversion(QualifiedName table, String using) {
        String expression = Expressions.complete(using);
        return sql.render(
                "SELECT 1 FROM {0} WHERE ({1}) IS DISTINCT FROM ({1}) LIMIT 1", sql.name(table), sql.text(expression));
    }

    /** The primary key and these columns, as far as they are there; a constant when none is. */
    private Sql.Part shown(QualifiedName table, List<String> columns) {
        List<String> names = tables.table(table).stream()
                .flatMap(existing -> Stream.concat(
                                existing.primaryKey().stream().flatMap(key -> key.columns().stream()), columns.stream())
                        .distinct()
                        .filter(column -> existing.column(column).isPresent()))
                .toList();
        return names.isEmpty() ? sql.text("1") : sql.names(names);
    }

    private Sql.Part withColumns(QualifiedName table, List<Column> added) {
        String values = added.stream()
                .map(column -> sql.render(
                        "{0}::{1} AS {2}",
                        sql.text(column.defaultValue()
                                .map(value -> "(" + parts.value(value) + ")")
                                .orElse("NULL")),
                        sql.text(parts.type(column.type())),
                        sql.name(column.name())))
                .collect(Collectors.joining(", "));
        return sql.text(sql.render("(SELECT t.*, {0} FROM {1} t) t", sql.text(values), sql.name(table)));
    }

    private String all(List<String> columns, String template) {
        return columns.stream()
                .map(column -> sql.render(template, sql.name(column)))
                .collect(Collectors.joining(" AND "));
    }
}
