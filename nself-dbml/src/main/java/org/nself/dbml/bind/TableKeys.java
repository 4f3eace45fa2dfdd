package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.IndexEntry;

/**
 * Which columns of a table are never null, and which are unique together.
 *
 * @param primaryKey empty when there is none
 * @param uniques unique columns, in the order of their index, without the primary key
 */
record TableKeys(List<String> primaryKey, List<List<String>> uniques, Set<String> notNull, Set<Set<String>> keys) {

    private static final Set<String> NUMBERED =
            Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8");

    /** Copied, for what can grow takes several times the room, and all tables are held at once. */
    TableKeys {
        primaryKey = List.copyOf(primaryKey);
        uniques = List.copyOf(uniques);
        notNull = Set.copyOf(notNull);
        keys = Set.copyOf(keys);
    }

    static TableKeys of(Scope.Expanded table) {
        List<String> primaryKey = new ArrayList<>();
        List<List<String>> uniques = new ArrayList<>();
        Set<String> notNull = new HashSet<>();
        for (Document.Column column : table.columns()) {
            String name = column.name().text();
            if (column.primaryKey()) {
                primaryKey.add(name);
            } else if (column.unique()) {
                uniques.add(List.of(name));
            }
            if (column.nullability() == Document.Nullability.NOT_NULL || isNumbered(column)) {
                notNull.add(name);
            }
        }
        for (IndexEntry index : table.indexes()) {
            if (index.primaryKey()) {
                primaryKey.addAll(columns(index));
            } else if (isKey(index)) {
                uniques.add(columns(index));
            }
        }
        notNull.addAll(primaryKey);
        Set<Set<String>> keys = new HashSet<>();
        for (List<String> columns : uniques) {
            keys.add(set(columns));
        }
        if (!primaryKey.isEmpty()) {
            keys.add(set(primaryKey));
        }
        return new TableKeys(primaryKey, uniques, notNull, keys);
    }

    /** Whether a column fills itself with the next number. */
    static boolean isNumbered(Document.Column column) {
        return column.increment() || NUMBERED.contains(column.type().name().toLowerCase(Locale.ROOT));
    }

    /** Whether these columns, in whatever order, are the primary key or unique. */
    boolean areKey(List<String> columns) {
        return keys.contains(set(columns));
    }

    /** Nearly always of one column, which {@code copyOf} would make a hash table for. */
    private static Set<String> set(List<String> columns) {
        return columns.size() == 1 ? Set.of(columns.getFirst()) : Set.copyOf(columns);
    }

    /** An index over some of the rows, or over what is computed of them, says nothing about its columns. */
    private static boolean isKey(IndexEntry index) {
        return index.unique()
                && !index.parts().isEmpty()
                && !hasExpression(index)
                && !Remarks.has(index.annotations(), AnnotationName.WHERE);
    }

    private static boolean hasExpression(IndexEntry index) {
        for (IndexEntry.Part part : index.parts()) {
            if (part.expression()) {
                return true;
            }
        }
        return false;
    }

    private static List<String> columns(IndexEntry index) {
        List<String> columns = new ArrayList<>(index.parts().size());
        for (IndexEntry.Part part : index.parts()) {
            columns.add(part.text());
        }
        return columns;
    }
}
