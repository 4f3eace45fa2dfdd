package org.nself.postgres.canonical;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.nself.schema.Index;
import org.nself.schema.Table;

/** Knows what a foreign key can refer to. */
final class Keys {

    private Keys() {}

    /** Whether the columns, in whatever order, are a primary key or unique. */
    static boolean has(Table table, List<String> columns) {
        Set<String> wanted = Set.copyOf(columns);
        return table.primaryKey()
                        .filter(key -> Set.copyOf(key.columns()).equals(wanted))
                        .isPresent()
                || table.uniqueKeys().stream()
                        .anyMatch(key -> Set.copyOf(key.columns()).equals(wanted))
                || table.indexes().stream().anyMatch(index -> isUniqueOver(index, wanted));
    }

    private static boolean isUniqueOver(Index index, Set<String> columns) {
        Set<Index.Value> values = new HashSet<>();
        columns.forEach(column -> values.add(new Index.Value.Column(column)));
        return index.unique()
                && index.predicate().isEmpty()
                && index.parts().size() == columns.size()
                && index.parts().stream().allMatch(part -> values.contains(part.value()));
    }
}
