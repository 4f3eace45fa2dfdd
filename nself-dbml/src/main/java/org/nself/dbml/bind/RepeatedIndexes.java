package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.syntax.Code;
import org.nself.schema.Index;

/** Says which indexes of a table do what its keys or other indexes do already. */
final class RepeatedIndexes {

    /** What an index is over; two of one shape find the same rows. */
    private record Shape(
            List<IndexPart> parts,
            String method,
            Optional<String> order,
            Optional<String> include,
            Optional<String> where) {}

    private record IndexPart(String text, boolean expression) {}

    /** The first of a shape: a key, which cannot be taken out, or an index. */
    private record Holder(String words, boolean unique, Optional<IndexEntry> index) {}

    private final Scope.Expanded table;
    private final Map<Shape, Holder> holders = new HashMap<>();

    private RepeatedIndexes(Scope.Expanded table) {
        this.table = table;
    }

    static void check(Scope.Expanded table) {
        if (!table.indexes().isEmpty() && twoBeginAlike(table)) {
            new RepeatedIndexes(table).check();
        }
    }

    /** Two that are alike begin alike, and hardly any two do. */
    private static boolean twoBeginAlike(Scope.Expanded table) {
        Set<String> first = new HashSet<>(table.keys().uniqueColumns());
        if (!table.keys().primaryKey().isEmpty()) {
            first.add(table.keys().primaryKey().getFirst());
        }
        for (IndexEntry index : table.indexes()) {
            if (!index.parts().isEmpty() && !first.add(index.parts().getFirst().text())) {
                return true;
            }
        }
        return false;
    }

    private void check() {
        keys();
        for (IndexEntry index : table.indexes()) {
            if (index.primaryKey() || isConstraint(index)) {
                continue;
            }
            Shape shape = shape(index);
            Holder before = holders.get(shape);
            if (before == null) {
                holders.put(shape, new Holder("another index", index.unique(), Optional.of(index)));
            } else if (index.unique() && !before.unique() && before.index().isPresent()) {
                say(before.index().get(), "a unique index");
                holders.put(shape, new Holder("a unique index", true, Optional.of(index)));
            } else {
                say(index, before.words());
            }
        }
    }

    private void keys() {
        List<IndexPart> primaryKey = new ArrayList<>();
        for (Document.Column column : table.columns()) {
            IndexPart part = new IndexPart(column.name().text(), false);
            if (column.primaryKey()) {
                primaryKey.add(part);
            } else if (column.unique()) {
                key(List.of(part), "a unique column");
            }
        }
        if (!primaryKey.isEmpty()) {
            key(primaryKey, "the primary key");
        }
        for (IndexEntry index : table.indexes()) {
            if (index.primaryKey() || isConstraint(index)) {
                key(shape(index).parts(), index.primaryKey() ? "the primary key" : "a unique constraint");
            }
        }
    }

    private void key(List<IndexPart> parts, String words) {
        Shape shape = new Shape(parts, Index.DEFAULT_METHOD, Optional.empty(), Optional.empty(), Optional.empty());
        holders.putIfAbsent(shape, new Holder(words, true, Optional.empty()));
    }

    private static boolean isConstraint(IndexEntry index) {
        return Remarks.has(index.annotations(), AnnotationName.CONSTRAINT);
    }

    private static Shape shape(IndexEntry index) {
        List<IndexPart> parts = new ArrayList<>(index.parts().size());
        index.parts().forEach(part -> parts.add(new IndexPart(part.text(), part.expression())));
        return new Shape(
                parts,
                index.method().orElse(Index.DEFAULT_METHOD).toLowerCase(Locale.ROOT),
                Remarks.value(index.annotations(), AnnotationName.ORDER),
                Remarks.value(index.annotations(), AnnotationName.INCLUDE),
                Remarks.value(index.annotations(), AnnotationName.WHERE));
    }

    private void say(IndexEntry index, String what) {
        table.findings(index)
                .add(
                        Code.REPEATED_INDEX,
                        index.span(),
                        "this index of " + table.name() + " does what " + what + " does already",
                        "take it out; PostgreSQL would keep both up to date");
    }
}
