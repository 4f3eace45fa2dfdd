package org.nself;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
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
 * @param desired the wanted schema in the words of the server
 * @param changes what leads from the database to it
 */
record Comparison(Set<String> namespaces, Catalog catalog, Schema desired, List<Change> changes) {

    static Comparison of(Database database, DesiredSchema schema, Schema owned, Set<String> namespaces) {
        Catalog catalog = database.catalog(namespaces);
        Alignment alignment = database.align(schema.schema(), owned, catalog);
        schema.refuse(alignment.problems());
        return new Comparison(
                namespaces,
                catalog,
                alignment.desired(),
                SchemaDiff.between(catalog.schema(), alignment.desired(), alignment.owned()));
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
