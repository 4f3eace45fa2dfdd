package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;

/**
 * New tables, each after those it refers to, in the author's order where that is free.
 *
 * @param tables with the foreign keys that can be created with them
 * @param later the foreign keys that close a cycle
 */
record CreationOrder(List<Table> tables, List<Later> later) {

    /** A foreign key that must wait until all tables are there. */
    record Later(QualifiedName table, ForeignKey key) {}

    static CreationOrder of(List<Table> tables) {
        Map<QualifiedName, Table> waiting = new LinkedHashMap<>();
        tables.forEach(table -> waiting.put(table.name(), table));
        List<Table> ordered = new ArrayList<>();
        List<Later> later = new ArrayList<>();
        while (!waiting.isEmpty()) {
            List<Table> free = waiting.values().stream()
                    .filter(table -> targets(table).stream().noneMatch(waiting::containsKey))
                    .toList();
            if (free.isEmpty()) {
                Table first = waiting.values().iterator().next();
                waiting.put(first.name(), withoutWaiting(first, waiting.keySet(), later));
            } else {
                free.forEach(table -> waiting.remove(table.name()));
                ordered.addAll(free);
            }
        }
        return new CreationOrder(List.copyOf(ordered), List.copyOf(later));
    }

    /** A table may refer to itself from the beginning. */
    private static Set<QualifiedName> targets(Table table) {
        Set<QualifiedName> targets = new LinkedHashSet<>();
        table.foreignKeys().forEach(key -> targets.add(key.target()));
        targets.remove(table.name());
        return targets;
    }

    private static Table withoutWaiting(Table table, Set<QualifiedName> waiting, List<Later> later) {
        List<ForeignKey> now = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (waiting.contains(key.target()) && !key.target().equals(table.name())) {
                later.add(new Later(table.name(), key));
            } else {
                now.add(key);
            }
        }
        return table.withForeignKeys(now);
    }
}
