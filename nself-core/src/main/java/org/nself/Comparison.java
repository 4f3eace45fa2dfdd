package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Intents;
import org.nself.diff.SchemaDiff;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Database;

/**
 * A database held against the schema that is wanted.
 *
 * @param found what the database holds, under the names that it has
 * @param catalog what the database holds, under the names that it will have
 * @param desired the wanted schema in the words of the server
 * @param changes what leads from the database to it
 */
record Comparison(Set<String> namespaces, Catalog found, Catalog catalog, Schema desired, List<Change> changes) {

    /** @param declared what was declared before, which may be dropped; empty when all that is there may be */
    static Comparison of(
            Database database,
            DesiredSchema schema,
            Optional<Schema> declared,
            Intents intents,
            Set<String> namespaces) {
        return of(database, schema, declared, intents, namespaces, database.catalog(namespaces), Alignment::owned);
    }

    /**
     * As the other, with a catalog at hand.
     *
     * @param owned what may be dropped, of an alignment
     */
    static Comparison of(
            Database database,
            DesiredSchema schema,
            Optional<Schema> declared,
            Intents intents,
            Set<String> namespaces,
            Catalog catalog,
            Function<Alignment, Schema> owned) {
        Alignment alignment = database.align(schema.schema(), declared.orElse(catalog.schema()), intents, catalog);
        schema.refuse(alignment.problems());
        List<Change> changes = new ArrayList<>(alignment.renames());
        changes.addAll(
                SchemaDiff.between(alignment.actual().schema(), alignment.desired(), owned.apply(alignment), intents));
        schema.refuse(database.obstacles(changes, alignment.actual()));
        return new Comparison(namespaces, catalog, alignment.actual(), alignment.desired(), List.copyOf(changes));
    }

    /** What the database holds that the schema does not name. */
    List<String> leftAlone() {
        Map<QualifiedName, Table> wanted = desired.tablesByName();
        Stream<String> tables = catalog.schema().tables().stream()
                .flatMap(table -> wanted.containsKey(table.name())
                        ? columnsLeftAlone(table, wanted.get(table.name()))
                        : Stream.of("table " + table.name()));
        Stream<String> others = catalog.others().stream().map(Catalog.Other::toString);
        return Stream.concat(tables, others).toList();
    }

    private static Stream<String> columnsLeftAlone(Table actual, Table wanted) {
        return actual.columns().stream()
                .filter(column -> wanted.column(column.name()).isEmpty())
                .map(column -> "column " + actual.name() + "." + column.name());
    }
}
