package org.nself.dbml.bind;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document.Column;

/** Finds columns by name; of several with one name the first. A table of few columns, as most are, is looked through. */
final class ColumnNames {

    private static final int FEW = 16;

    private final List<Column> columns;

    /** Empty for few columns. */
    private final Map<String, Column> byName;

    ColumnNames(List<Column> columns) {
        this.columns = columns;
        this.byName = columns.size() > FEW ? LinkedHashMap.newLinkedHashMap(columns.size()) : Map.of();
        if (columns.size() > FEW) {
            columns.forEach(column -> byName.putIfAbsent(column.name().text(), column));
        }
    }

    Optional<Column> find(String name) {
        if (columns.size() > FEW) {
            return Optional.ofNullable(byName.get(name));
        }
        for (Column column : columns) {
            if (column.name().text().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }

    /** Every name once, in the order of the columns. */
    Set<String> all() {
        Set<String> names = LinkedHashSet.newLinkedHashSet(columns.size());
        columns.forEach(column -> names.add(column.name().text()));
        return names;
    }

    /** Whether two columns have one name. */
    boolean areDoubled() {
        if (columns.size() > FEW) {
            return byName.size() < columns.size();
        }
        for (int i = 1; i < columns.size(); i++) {
            String name = columns.get(i).name().text();
            for (int before = 0; before < i; before++) {
                if (columns.get(before).name().text().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
