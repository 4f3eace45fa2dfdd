package org.nself;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/**
 * Who owns a table owns what stands in it. A migration leaves alone what nobody declared, there too; but whoever adds a column
 * to somebody's table changes that table, and a report of drift must say so.
 */
final class Belongings {

    private Belongings() {}

    /** What was declared, with all that stands in the tables that are expected. */
    static Schema of(Schema declared, Schema expected, Schema found) {
        Map<QualifiedName, Table> owned = new LinkedHashMap<>(declared.tablesByName());
        Map<QualifiedName, Table> there = found.tablesByName();
        for (Table table : expected.tables()) {
            Table actual = there.get(table.name());
            if (actual != null) {
                owned.merge(
                        table.name(),
                        strange(table, actual),
                        (own, strange) -> own.withColumns(joined(own.columns(), strange.columns(), Column::name))
                                .withConstraints(joined(own.constraints(), strange.constraints(), Constraint::name))
                                .withIndexes(joined(own.indexes(), strange.indexes(), Index::name)));
            }
        }
        return declared.withTables(List.copyOf(owned.values()));
    }

    /** What stands in a table and is not expected there. */
    private static Table strange(Table expected, Table actual) {
        return Table.of(actual.name(), without(actual.columns(), expected.columns(), Column::name))
                .withConstraints(without(actual.constraints(), expected.constraints(), Constraint::name))
                .withIndexes(without(actual.indexes(), expected.indexes(), Index::name));
    }

    private static <T> List<T> without(List<T> all, List<T> some, Function<? super T, Object> name) {
        List<Object> names = some.stream().map(name).toList();
        return all.stream().filter(one -> !names.contains(name.apply(one))).toList();
    }

    private static <T> List<T> joined(List<T> own, List<T> more, Function<? super T, Object> name) {
        List<T> joined = new ArrayList<>(own);
        joined.addAll(without(more, own, name));
        return joined;
    }
}
