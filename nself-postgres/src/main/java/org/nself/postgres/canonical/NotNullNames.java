package org.nself.postgres.canonical;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.nself.diff.Rename;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/**
 * From PostgreSQL 18 on every NOT NULL has a name, which is made of those of table and column and stays when these get new
 * ones. A NOT NULL that nobody named then gets the name that it would have in a new table.
 *
 * @see <a href="https://www.postgresql.org/docs/18/ddl-constraints.html#DDL-CONSTRAINTS-NOT-NULL">PostgreSQL: Not-Null
 *     Constraints</a>
 */
final class NotNullNames {

    private static final int FIRST_VERSION = 18;

    /** A longer name PostgreSQL would cut in its own way. */
    private static final int LONGEST_NAME = 63;

    private final boolean exist;
    private final Set<String> spelled = new HashSet<>();

    /** @param version the major version of the server */
    NotNullNames(int version) {
        this.exist = version >= FIRST_VERSION;
    }

    /** The schema with the names that the server gave, so that they stay when tables and columns get other names. */
    Schema spelled(Schema schema) {
        return each(schema, (table, column) -> {
            if (column.nullable() || column.options().notNullName().isPresent()) {
                return column;
            }
            Optional<String> name = usual(table, column);
            name.ifPresent(spelled::add);
            return named(column, name);
        });
    }

    /** The schema without those names again, and the renames that make this true. */
    Schema unspelled(Schema schema, List<Rename> renames) {
        return each(schema, (table, column) -> {
            Optional<String> name = column.options().notNullName().filter(spelled::contains);
            Optional<String> usual = usual(table, column);
            if (name.isEmpty() || usual.isEmpty()) {
                return column;
            }
            if (!name.equals(usual)) {
                renames.add(new Rename.OfConstraint(table, name.get(), usual.get()));
            }
            return named(column, Optional.empty());
        });
    }

    private Schema each(Schema schema, BiFunction<QualifiedName, Column, Column> change) {
        if (!exist) {
            return schema;
        }
        List<Table> tables = new ArrayList<>();
        for (Table table : schema.tables()) {
            tables.add(table.withColumns(table.columns().stream()
                    .map(column -> change.apply(table.name(), column))
                    .toList()));
        }
        return schema.withTables(tables);
    }

    private static Optional<String> usual(QualifiedName table, Column column) {
        return Optional.of(table.name() + "_" + column.name() + "_not_null")
                .filter(name -> name.getBytes(UTF_8).length <= LONGEST_NAME);
    }

    private static Column named(Column column, Optional<String> name) {
        ColumnOptions options = column.options();
        return column.withOptions(
                new ColumnOptions(options.collation(), options.storage(), options.compression(), name));
    }
}
