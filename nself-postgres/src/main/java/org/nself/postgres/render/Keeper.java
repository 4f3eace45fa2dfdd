package org.nself.postgres.render;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.postgres.render.Kept.KeptColumn;
import org.nself.schema.QualifiedName;

/** Writes the statements that copy what is about to go, and those that bring it back. */
final class Keeper {

    private final Sql sql;

    Keeper(Sql sql) {
        this.sql = sql;
    }

    /** The lock keeps out who would change a row between its copy and its end. */
    List<String> keep(Kept kept) {
        return List.of(
                sql.render("CREATE SCHEMA IF NOT EXISTS {0}", sql.name(Kept.NAMESPACE)),
                sql.render("LOCK TABLE {0} IN SHARE MODE", sql.name(kept.table())),
                sql.render(
                        "CREATE TABLE {0} AS\n    SELECT {1}, now() AS {2} FROM {3}",
                        sql.name(kept.copy()),
                        sql.text(list(kept.all(), this::stored)),
                        sql.name(Kept.KEPT_AT),
                        sql.name(kept.table())),
                sql.render("COMMENT ON TABLE {0} IS {1}", sql.name(kept.copy()), sql.literal(KeptComment.text(kept))));
    }

    /** Into a table that is there again, or whose columns are. */
    List<String> giveBack(Kept kept) {
        List<String> statements = new ArrayList<>();
        statements.add(kept.isWhole() ? insert(kept) : update(kept));
        kept.columns().stream()
                .filter(KeptColumn::numbered)
                .map(column -> sql.render(
                        "SELECT setval(pg_get_serial_sequence({0}, {1}), max({2})) FROM {3} HAVING max({2}) IS NOT NULL",
                        sql.literal(sql.render("{0}", sql.name(kept.table()))),
                        sql.literal(column.name()),
                        sql.name(column.name()),
                        sql.name(kept.table())))
                .forEach(statements::add);
        statements.add(purge(kept.name()));
        return statements;
    }

    String purge(String name) {
        return sql.render("DROP TABLE {0}", sql.name(new QualifiedName(Kept.NAMESPACE, name)));
    }

    private String insert(Kept kept) {
        boolean numbered = kept.columns().stream().anyMatch(KeptColumn::numbered);
        return sql.render(
                "INSERT INTO {0} ({1}){2}\n    SELECT {3} FROM {4} k",
                sql.name(kept.table()),
                sql.names(kept.columns().stream().map(KeptColumn::name).toList()),
                sql.text(numbered ? " OVERRIDING SYSTEM VALUE" : ""),
                sql.text(list(kept.columns(), this::returned)),
                sql.name(kept.copy()));
    }

    private String update(Kept kept) {
        return sql.render(
                "UPDATE {0} t SET {1}\n    FROM {2} k WHERE {3}",
                sql.name(kept.table()),
                sql.text(list(
                        kept.columns(),
                        column -> sql.render("{0} = {1}", sql.name(column.name()), sql.text(returned(column))))),
                sql.name(kept.copy()),
                sql.text(kept.key().stream()
                        .map(column -> sql.render("t.{0} = {1}", sql.name(column.name()), sql.text(returned(column))))
                        .collect(Collectors.joining(" AND "))));
    }

    private String stored(KeptColumn column) {
        return sql.render(column.type().isPresent() ? "{0}::text AS {0}" : "{0}", sql.name(column.name()));
    }

    private String returned(KeptColumn column) {
        String value = sql.render("k.{0}", sql.name(column.name()));
        return column.type().map(type -> value + "::" + type).orElse(value);
    }

    private static String list(List<KeptColumn> columns, Function<KeptColumn, String> text) {
        return columns.stream().map(text).collect(Collectors.joining(", "));
    }
}
