package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;

/** Makes indexes of a table's entries, and unique keys of those that are to be constraints. */
final class IndexBinder {

    private static final Set<AnnotationName> OF_PRIMARY_KEY = Set.of(
            AnnotationName.RENAMED_FROM,
            AnnotationName.COMMENT,
            AnnotationName.INCLUDE,
            AnnotationName.WITH,
            AnnotationName.DEFERRABLE,
            AnnotationName.WITHOUT_OVERLAPS);

    /** What the entries of a table come to. */
    record Bound(List<Index> indexes, List<UniqueKey> keys, List<Beside> beside) {}

    private final Scope.Expanded table;
    private final List<Index> indexes = new ArrayList<>();
    private final List<UniqueKey> keys = new ArrayList<>();
    private final List<Beside> beside = new ArrayList<>();

    private IndexBinder(Scope.Expanded table) {
        this.table = table;
    }

    static Bound bind(Scope.Expanded table) {
        IndexBinder binder = new IndexBinder(table);
        for (IndexEntry entry : table.indexes()) {
            binder.entry(entry);
        }
        return new Bound(binder.indexes, binder.keys, binder.beside);
    }

    /** The index or constraint that an entry with a name makes. */
    static Optional<Subject> named(Scope.Expanded table, IndexEntry entry) {
        boolean constraint = entry.primaryKey() || Remarks.has(entry.annotations(), AnnotationName.CONSTRAINT);
        return entry.name()
                .map(name -> constraint
                        ? new Subject.OfConstraint(table.name(), name)
                        : new Subject.OfIndex(table.name(), name));
    }

    /** What an entry makes; a constraint without a name is found with its table. */
    static Optional<Subject> made(Scope.Expanded table, IndexEntry entry) {
        boolean index = !entry.primaryKey() && !Remarks.has(entry.annotations(), AnnotationName.CONSTRAINT);
        return named(table, entry)
                .or(() -> index
                        ? Optional.of(
                                Subject.of(table.name(), new IndexBinder(table).index(entry, table.findings(entry))))
                        : Optional.empty());
    }

    private void entry(IndexEntry entry) {
        Findings findings = table.findings(entry);
        columns(entry, findings);
        boolean constraint = Remarks.has(entry.annotations(), AnnotationName.CONSTRAINT);
        String what = entry.primaryKey() ? "a primary key" : constraint ? "a unique constraint" : "an index";
        if (entry.primaryKey()) {
            ofColumnsAlone(entry, what, findings);
            Remarks.only(OF_PRIMARY_KEY, entry.annotations(), what, "take it out", findings);
        } else if (entry.parts().isEmpty()) {
            findings.add(Code.INVALID_INDEX, entry.span(), "this index is over nothing", "name a column");
        } else if (constraint) {
            key(entry, findings);
        } else {
            indexes.add(index(entry, findings));
        }
        if (!entry.annotations().isEmpty()) {
            beside.addAll(Remarks.beside(named(table, entry), what, entry.annotations(), findings));
        }
    }

    /** The key that an entry makes; what is wrong with its columns is said with the other entries. */
    static PrimaryKey primaryKey(Scope.Expanded table, IndexEntry entry) {
        return new PrimaryKey(
                entry.name(),
                columns(entry),
                keyOptions(table, entry),
                TableBinder.comment(entry.annotations(), entry.note()));
    }

    private static KeyOptions keyOptions(Scope.Expanded table, IndexEntry entry) {
        Findings findings = table.findings(entry);
        included(table, entry, findings);
        return new Said(entry.annotations(), findings).keyOptions(columns(entry));
    }

    private static List<String> columns(IndexEntry entry) {
        List<String> columns = new ArrayList<>(entry.parts().size());
        for (IndexEntry.Part part : entry.parts()) {
            columns.add(part.text());
        }
        return columns;
    }

    private void columns(IndexEntry entry, Findings findings) {
        Set<String> seen = HashSet.newHashSet(entry.parts().size());
        for (IndexEntry.Part part : entry.parts()) {
            if (part.expression()) {
                continue;
            }
            if (table.column(part.text()).isEmpty()) {
                // What a partial alone declares is complained about where the partial is.
                if (table.declaration().indexes().contains(entry)) {
                    findings.add(
                            Code.UNKNOWN_COLUMN,
                            part.span(),
                            "table " + table.name() + " has no column \"" + part.text() + "\"",
                            findings.suggest(part.text(), table.columnNames()));
                }
            } else if (!seen.add(part.text())) {
                findings.add(
                        Code.DUPLICATE_INDEX_COLUMN,
                        part.span(),
                        "column \"" + part.text() + "\" stands in this index twice",
                        "take one away");
            }
        }
    }

    private static boolean ofColumnsAlone(IndexEntry entry, String what, Findings findings) {
        boolean columns = entry.parts().stream().noneMatch(IndexEntry.Part::expression);
        if (!columns) {
            findings.add(Code.INVALID_INDEX, entry.span(), what + " is made of columns alone");
        }
        return columns;
    }

    private void key(IndexEntry entry, Findings findings) {
        Annotation constraint =
                Remarks.find(entry.annotations(), AnnotationName.CONSTRAINT).orElseThrow();
        if (!entry.unique()) {
            findings.add(
                    Code.INVALID_ANNOTATION,
                    constraint.span(),
                    "an index that is not unique cannot be a constraint",
                    "add unique to its settings, or take the annotation out");
        }
        for (AnnotationName name : List.of(AnnotationName.WHERE, AnnotationName.ORDER)) {
            Remarks.find(entry.annotations(), name)
                    .ifPresent(annotation -> findings.add(
                            Code.INVALID_ANNOTATION,
                            annotation.span(),
                            "a unique constraint has no \"" + name.word() + "\"",
                            "take out constraint, and it is a unique index"));
        }
        if (ofColumnsAlone(entry, "a unique constraint", findings)) {
            keys.add(new UniqueKey(
                    entry.name(),
                    columns(entry),
                    keyOptions(table, entry),
                    TableBinder.comment(entry.annotations(), entry.note())));
        }
    }

    private Index index(IndexEntry entry, Findings findings) {
        Said said = new Said(entry.annotations(), findings);
        for (AnnotationName name : List.of(AnnotationName.DEFERRABLE, AnnotationName.WITHOUT_OVERLAPS)) {
            if (said.has(name)) {
                said.refuse(
                        name,
                        "\"" + name.word() + "\" is about constraints; this is an index",
                        "add //@ constraint, and it is a unique constraint");
            }
        }
        if (!entry.unique() && said.nullsAreEqual()) {
            said.refuse(
                    AnnotationName.NULLS,
                    "an index that is not unique does not compare NULLs",
                    "add unique to its settings");
        }
        return new Index(
                entry.name(),
                entry.unique(),
                entry.method().orElse(Index.DEFAULT_METHOD),
                parts(entry, findings),
                included(table, entry, findings),
                Remarks.value(entry.annotations(), AnnotationName.WHERE),
                said.nullsAreEqual(),
                said.parameters(),
                TableBinder.comment(entry.annotations(), entry.note()));
    }

    private static List<Index.Part> parts(IndexEntry entry, Findings findings) {
        Optional<Annotation> order = Remarks.find(entry.annotations(), AnnotationName.ORDER);
        List<String> orders = order.map(annotation -> AnnotationValues.split(annotation.value()))
                .orElse(List.of());
        if (orders.size() > entry.parts().size()) {
            findings.add(
                    Code.INVALID_ANNOTATION,
                    order.orElseThrow().span(),
                    "\"order\" speaks of " + orders.size() + " parts; the index has "
                            + entry.parts().size(),
                    "write one order for each part, with commas between them; an empty one is the default");
        }
        List<Index.Part> parts = new ArrayList<>(entry.parts().size());
        for (int i = 0; i < entry.parts().size(); i++) {
            IndexEntry.Part part = entry.parts().get(i);
            Index.Value value =
                    part.expression() ? new Index.Value.Expression(part.text()) : new Index.Value.Column(part.text());
            Optional<String> own =
                    i < orders.size() && !orders.get(i).isEmpty() ? Optional.of(orders.get(i)) : Optional.empty();
            parts.add(new Index.Part(value, own));
        }
        return parts;
    }

    private static List<String> included(Scope.Expanded table, IndexEntry entry, Findings findings) {
        Optional<Annotation> include = Remarks.find(entry.annotations(), AnnotationName.INCLUDE);
        if (include.isEmpty()) {
            return List.of();
        }
        List<String> names = AnnotationValues.names(include.get().value());
        for (String name : names) {
            if (table.column(name).isEmpty()) {
                findings.add(
                        Code.UNKNOWN_COLUMN,
                        include.get().span(),
                        "table " + table.name() + " has no column \"" + name + "\"",
                        findings.suggest(name, table.columnNames()));
            }
        }
        return names;
    }
}
