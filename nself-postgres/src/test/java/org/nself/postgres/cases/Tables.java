package org.nself.postgres.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;

/** Schemas with a table, or a column with all that stands on it, exchanged, renamed or gone. */
final class Tables {

    private Tables() {}

    static Table withIndexes(Table table, List<Index> indexes) {
        return copy(table, indexes, table.options(), table.comment());
    }

    static Table withOptions(Table table, TableOptions options) {
        return copy(table, table.indexes(), options, table.comment());
    }

    static Table withComment(Table table, Optional<String> comment) {
        return copy(table, table.indexes(), table.options(), comment);
    }

    private static Table copy(Table table, List<Index> indexes, TableOptions options, Optional<String> comment) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniqueKeys(),
                table.foreignKeys(),
                table.checks(),
                table.exclusions(),
                indexes,
                options,
                comment);
    }

    static Schema exchanged(Schema schema, Table before, Table after) {
        return schema.withTables(schema.tables().stream()
                .map(table -> table.equals(before) ? after : table)
                .toList());
    }

    static Table exchanged(Table table, Column before, Column after) {
        return table.withColumns(table.columns().stream()
                .map(column -> column.equals(before) ? after : column)
                .toList());
    }

    static Schema without(Schema schema, Table gone) {
        return schema.withTables(schema.tables().stream()
                .filter(table -> !table.name().equals(gone.name()))
                .map(table -> withoutConstraints(
                        table,
                        constraint -> constraint instanceof ForeignKey key
                                && key.target().equals(gone.name())))
                .toList());
    }

    static Schema renamed(Schema schema, Table old, QualifiedName name) {
        return schema.withTables(schema.tables().stream()
                .map(table -> table.equals(old) ? table.withName(name) : table)
                .map(table -> table.withConstraints(table.constraints().stream()
                        .map(constraint -> constraint instanceof ForeignKey key
                                        && key.target().equals(old.name())
                                ? key.withTarget(name, key.targetColumns())
                                : constraint)
                        .toList()))
                .toList());
    }

    /** Without the column, and without all within its table that speaks of it. */
    static Table without(Table table, Column gone) {
        Table rest = withoutConstraints(table, constraint -> mentions(constraint.toString(), gone));
        return withIndexes(
                rest.withColumns(rest.columns().stream()
                        .filter(column -> !column.equals(gone)
                                && !column.generated()
                                        .filter(generated -> mentions(generated.expression(), gone))
                                        .isPresent())
                        .toList()),
                rest.indexes().stream()
                        .filter(index -> !mentions(index.toString(), gone))
                        .toList());
    }

    /** Whether nothing but the table speaks of the column; their names are in no other's. */
    static boolean standsAlone(Table table, Column column) {
        return !column.name().equals("id")
                && without(table, column)
                        .equals(table.withColumns(table.columns().stream()
                                .filter(other -> !other.equals(column))
                                .toList()));
    }

    private static boolean mentions(String text, Column column) {
        return text.matches("(?s).*\\b" + column.name() + "\\b.*");
    }

    static Table withoutConstraints(Table table, Predicate<Constraint> gone) {
        List<Constraint> rest = new ArrayList<>(table.constraints());
        rest.removeIf(constraint -> !(constraint instanceof PrimaryKey) && gone.test(constraint));
        return table.withConstraints(rest);
    }
}
