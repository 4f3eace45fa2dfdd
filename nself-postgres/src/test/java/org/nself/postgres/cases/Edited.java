package org.nself.postgres.cases;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.diff.Intents;
import org.nself.schema.Column;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/**
 * A schema on its way from another, with what was renamed.
 *
 * @param start the schema before the first edit
 * @param tables new names of tables to their old ones
 * @param columns columns by their new names to their old names
 */
record Edited(
        Schema start, Schema schema, Map<QualifiedName, QualifiedName> tables, Map<Subject.OfColumn, String> columns) {

    static Edited of(Schema schema) {
        return new Edited(schema, schema, Map.of(), Map.of());
    }

    Edited with(Schema newSchema) {
        return new Edited(start, newSchema, tables, columns);
    }

    Edited exchanged(Table before, Table after) {
        return with(Tables.exchanged(schema, before, after));
    }

    Edited withEnum(EnumType before, EnumType after) {
        return with(schema.withEnums(schema.enums().stream()
                .map(type -> type.equals(before) ? after : type)
                .toList()));
    }

    /** Whether a table, or a column of it, was renamed on the way. */
    boolean isRenamed(Table table) {
        return tables.containsKey(table.name())
                || columns.keySet().stream().anyMatch(column -> column.table().equals(table.name()));
    }

    Edited renamed(Table table, QualifiedName name) {
        Map<QualifiedName, QualifiedName> more = new HashMap<>(tables);
        more.put(name, table.name());
        return new Edited(start, Tables.renamed(schema, table, name), more, columns);
    }

    Edited renamed(Table table, Column column, String name) {
        Map<Subject.OfColumn, String> more = new HashMap<>(columns);
        more.put(new Subject.OfColumn(table.name(), name), column.name());
        return new Edited(
                start,
                Tables.exchanged(schema, table, Tables.exchanged(table, column, column.withName(name))),
                tables,
                more);
    }

    Intents intents() {
        Map<Subject, QualifiedName> renames = new HashMap<>();
        tables.forEach((name, old) -> renames.put(new Subject.OfTable(name), old));
        columns.forEach((column, old) -> renames.put(column, QualifiedName.of(old)));
        return new Intents(renames, Map.of(), Map.of());
    }

    /** The tables of another schema that are still there, each with its name now. */
    Map<QualifiedName, QualifiedName> surviving(Schema before) {
        Map<QualifiedName, QualifiedName> surviving = new HashMap<>();
        List<QualifiedName> now = schema.tables().stream().map(Table::name).toList();
        before.tables()
                .forEach(table -> now.stream()
                        .filter(name -> Optional.ofNullable(tables.get(name))
                                .orElse(name)
                                .equals(table.name()))
                        .findFirst()
                        .ifPresent(name -> surviving.put(table.name(), name)));
        return surviving;
    }

    /** Whether a table or a column of another schema is no longer there. */
    boolean loses(Schema before) {
        Map<QualifiedName, QualifiedName> surviving = surviving(before);
        return before.tables().stream()
                .anyMatch(table -> !surviving.containsKey(table.name())
                        || !oldColumns(surviving.get(table.name()))
                                .containsAll(table.columns().stream()
                                        .map(Column::name)
                                        .toList()));
    }

    /** The names that the columns of a table had before. */
    private List<String> oldColumns(QualifiedName table) {
        return schema.tablesByName().get(table).columns().stream()
                .map(column -> columns.getOrDefault(new Subject.OfColumn(table, column.name()), column.name()))
                .toList();
    }
}
