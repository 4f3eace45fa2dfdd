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
 * Which columns of a table are unique, alone or together.
 *
 * @param primaryKey empty when there is none
 * @param uniqueColumns those that say so themselves, without those of the primary key
 * @param uniqueIndexes the columns of each
 * @param together the columns of the primary key and of each unique index, in whatever order
 */
record TableKeys(
        List<String> primaryKey,
        Set<String> uniqueColumns,
        List<List<String>> uniqueIndexes,
        Set<Set<String>> together) {

    private static final Set<String> NUMBERED =
            Set.of("serial", "bigserial", "smallserial", "serial2", "serial4", "serial8");

    static TableKeys of(List<Document.Column> columns, List<IndexEntry> indexes) {
        List<String> primaryKey = new ArrayList<>(1);
        List<String> uniqueColumns = new ArrayList<>(1);
        for (Document.Column column : columns) {
            if (column.primaryKey()) {
                primaryKey.add(column.name().text());
            } else if (column.unique()) {
                uniqueColumns.add(column.name().text());
            }
        }
        List<List<String>> uniqueIndexes = new ArrayList<>(0);
        for (IndexEntry index : indexes) {
            if (index.primaryKey()) {
                primaryKey.addAll(columns(index));
            } else if (isKey(index)) {
                uniqueIndexes.add(columns(index));
            }
        }
        return new TableKeys(
                List.copyOf(primaryKey),
                set(uniqueColumns),
                List.copyOf(uniqueIndexes),
                together(primaryKey, uniqueIndexes));
    }

    /** Nearly always of one column or none, which {@code copyOf} would make a hash table for. */
    private static Set<String> set(List<String> columns) {
        return switch (columns.size()) {
            case 0 -> Set.of();
            case 1 -> Set.of(columns.getFirst());
            default -> Set.copyOf(columns);
        };
    }

    /** A key of one column is compared as it is: nearly every table has that one, and no other. */
    private static Set<Set<String>> together(List<String> primaryKey, List<List<String>> uniqueIndexes) {
        if (primaryKey.size() <= 1 && uniqueIndexes.isEmpty()) {
            return Set.of();
        }
        Set<Set<String>> together = new HashSet<>();
        together.add(set(primaryKey));
        for (List<String> columns : uniqueIndexes) {
            together.add(set(columns));
        }
        return Set.copyOf(together);
    }

    /** Whether these columns, in whatever order, are the primary key or unique. */
    boolean areKey(List<String> columns) {
        return primaryKey.equals(columns)
                || (columns.size() == 1 && uniqueColumns.contains(columns.getFirst()))
                || (!together.isEmpty() && together.contains(set(columns)));
    }

    /** Whether a column fills itself with the next number. */
    static boolean isNumbered(Document.Column column) {
        return column.increment() || NUMBERED.contains(column.type().name().toLowerCase(Locale.ROOT));
    }

    /** Whether a column says itself that it has a value in every row. */
    static boolean isNeverNull(Document.Column column) {
        return column.nullability() == Document.Nullability.NOT_NULL || column.primaryKey() || isNumbered(column);
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
