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

    private final boolean doubled;

    ColumnNames(List<Column> columns) {
        this.columns = columns;
        this.byName = columns.size() > FEW ? LinkedHashMap.newLinkedHashMap(columns.size()) : Map.of();
        if (columns.size() > FEW) {
            columns.forEach(column -> byName.putIfAbsent(column.name().text(), column));
            this.doubled = byName.size() < columns.size();
        } else {
            this.doubled = areDoubled(columns);
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
        return doubled;
    }

    private static boolean areDoubled(List<Column> columns) {
        String[] names = new String[columns.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.get(i).name().text();
            for (int before = 0; before < i; before++) {
                if (names[before].equals(names[i])) {
                    return true;
                }
            }
        }
        return false;
    }
}
