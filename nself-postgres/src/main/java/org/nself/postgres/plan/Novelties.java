package org.nself.postgres.plan;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.diff.Change;
import org.nself.schema.Column;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/**
 * What a plan creates before its constraints are added: a query about the rows of today cannot name it.
 *
 * @param columns new columns of tables that exist
 * @param created new tables, which have no rows
 * @param enums new enums
 * @param changes all that was asked for
 */
record Novelties(
        Map<Subject.OfColumn, Column> columns,
        Map<QualifiedName, Table> created,
        Map<QualifiedName, EnumType> enums,
        List<Change> changes) {

    static Novelties of(List<Change> changes) {
        Map<Subject.OfColumn, Column> columns = new LinkedHashMap<>();
        for (Change change : changes) {
            if (change instanceof Change.AddColumn add) {
                columns.put(new Subject.OfColumn(add.table(), add.column().name()), add.column());
            }
        }
        Map<QualifiedName, Table> tables = changes.stream()
                .filter(Change.CreateTable.class::isInstance)
                .map(change -> ((Change.CreateTable) change).table())
                .collect(Collectors.toMap(Table::name, Function.identity()));
        Map<QualifiedName, EnumType> enums = changes.stream()
                .filter(Change.CreateEnum.class::isInstance)
                .map(change -> ((Change.CreateEnum) change).type())
                .collect(Collectors.toMap(EnumType::name, Function.identity()));
        return new Novelties(columns, tables, enums, List.copyOf(changes));
    }

    Set<QualifiedName> tables() {
        return created.keySet();
    }

    /** A new column that may be this one under another name. */
    Optional<String> like(QualifiedName table, Column gone) {
        return of(table).stream()
                .filter(column -> column.type().equals(gone.type())
                        && column.generated().isEmpty()
                        && column.increment().isPresent() == gone.increment().isPresent())
                .map(Column::name)
                .findFirst();
    }

    /** A new table that may be this one under another name: at least two of three columns are the same. */
    Optional<QualifiedName> like(Table gone) {
        Set<List<Object>> columns = shapes(gone);
        return created.values().stream()
                .filter(table -> {
                    Set<List<Object>> other = shapes(table);
                    long same = other.stream().filter(columns::contains).count();
                    return same * 3 >= Math.max(other.size(), columns.size()) * 2L && same > 0;
                })
                .map(Table::name)
                .min(Comparator.naturalOrder());
    }

    private static Set<List<Object>> shapes(Table table) {
        return table.columns().stream()
                .map(column -> List.<Object>of(column.name(), column.type()))
                .collect(Collectors.toSet());
    }

    Optional<EnumType> enumType(QualifiedName name) {
        return Optional.ofNullable(enums.get(name));
    }

    Optional<Column> column(QualifiedName table, String name) {
        return Optional.ofNullable(columns.get(new Subject.OfColumn(table, name)));
    }

    boolean any(QualifiedName table, List<String> names) {
        return names.stream().anyMatch(name -> column(table, name).isPresent());
    }

    /** Whether every row has NULL in one of the columns, because it is new and nothing fills it. */
    boolean oneIsAllNull(QualifiedName table, List<String> names) {
        return names.stream()
                .flatMap(name -> column(table, name).stream())
                .anyMatch(column ->
                        column.defaultValue().isEmpty() && column.increment().isEmpty());
    }

    List<Column> of(QualifiedName table) {
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().table().equals(table))
                .map(Map.Entry::getValue)
                .toList();
    }
}
