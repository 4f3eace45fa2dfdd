package org.nself.postgres.style;

import java.util.List;
import org.nself.schema.Index;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Problem;

/**
 * Finds tables whose rows nothing tells apart.
 *
 * @see <a href="https://www.postgresql.org/docs/current/logical-replication-publication.html">PostgreSQL: replica identity</a>
 */
final class TableKeys {

    private TableKeys() {}

    static List<Problem> check(Table table) {
        boolean hasKey = table.primaryKey().isPresent()
                || table.uniqueKeys().stream().anyMatch(key -> areNeverNull(table, key.columns()))
                || table.indexes().stream().anyMatch(index -> isKey(table, index));
        return hasKey || table.columns().isEmpty()
                ? List.of()
                : List.of(Rule.TABLE_WITHOUT_KEY.found(
                        new Subject.OfTable(table.name()),
                        "table " + table.name() + " has no primary key, so nothing tells two equal rows apart",
                        "add pk to the column that does, or a column such as id bigint [pk, increment]"));
    }

    private static boolean isKey(Table table, Index index) {
        return index.unique()
                && index.predicate().isEmpty()
                && index.parts().stream()
                        .allMatch(part -> part.value() instanceof Index.Value.Column column
                                && Nulls.areRefused(table, column.name()));
    }

    private static boolean areNeverNull(Table table, List<String> columns) {
        return columns.stream().allMatch(column -> Nulls.areRefused(table, column));
    }
}
