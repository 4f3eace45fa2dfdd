package org.nself.postgres.plan;

import java.util.List;
import org.nself.diff.Change;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Table;

/** Tables whose foreign keys refer to a column that gets another type of the same family, and stay while it does. */
final class Referrers {

    private Referrers() {}

    static List<QualifiedName> of(Change.ChangeType change, Schema actual) {
        if (!TypeChange.isComparable(change.from().type(), change.to().type())) {
            return List.of();
        }
        return actual.tables().stream()
                .filter(table -> !table.name().equals(change.table()) && refers(table, change))
                .map(Table::name)
                .toList();
    }

    private static boolean refers(Table table, Change.ChangeType change) {
        return table.foreignKeys().stream()
                .anyMatch(key -> key.target().equals(change.table())
                        && key.targetColumns().contains(change.from().name()));
    }
}
