package org.nself.dbml.bind;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.bind.Relations.Side;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.schema.ForeignKey;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Reading.Places;

/** Where each object of a schema is declared. */
final class Declarations {

    /** Places that are found when the first of them is asked for, which seldom happens, and then kept. */
    static final class Late implements Places {

        private final Supplier<Map<Subject, Place>> search;
        private @Nullable Map<Subject, Place> found;

        Late(Supplier<Map<Subject, Place>> search) {
            this.search = search;
        }

        @Override
        public synchronized Optional<Place> find(Subject subject) {
            if (found == null) {
                found = search.get();
            }
            return Optional.ofNullable(found.get(subject));
        }
    }

    private final Map<Subject, Place> places = new HashMap<>();

    Map<Subject, Place> places() {
        return places;
    }

    /** What one file declares. */
    void add(Collection<Scope.Expanded> tables, List<EnumDeclaration> enums, Findings findings) {
        tables.forEach(this::table);
        for (EnumDeclaration type : enums) {
            declared(type.name(), new Subject.OfEnum(type.name()), findings.place(type.nameSpan()));
            type.values()
                    .forEach(value -> put(
                            new Subject.OfEnumValue(type.name(), value.name().text()),
                            findings,
                            value.name().span()));
        }
    }

    void add(FileAnnotations.DeclaredSequence declared) {
        QualifiedName name = declared.sequence().name();
        declared(
                name,
                new Subject.OfSequence(name),
                declared.findings().place(declared.annotation().span()));
    }

    void add(FileAnnotations.DeclaredTable declared) {
        QualifiedName name = declared.table().name();
        declared(
                name,
                new Subject.OfTable(name),
                declared.findings().place(declared.annotation().span()));
    }

    /** A foreign key. */
    void add(Relation relation) {
        QualifiedName table = relation.from().table().name();
        ForeignKey key = ForeignKey.of(
                relation.from().columns(),
                relation.to().table().name(),
                relation.to().columns());
        ForeignKey named = relation.name().map(key::withName).orElse(key);
        put(Subject.of(table, named), findings(relation), relation.from().span());
    }

    /** A column that carries a relation may stand in a partial of another file. */
    private static Findings findings(Relation relation) {
        Side from = relation.from();
        return from.columns().size() > 1
                ? relation.findings()
                : from.table()
                        .column(from.columns().getFirst())
                        .filter(column -> column.name().span().equals(from.span()))
                        .map(column -> from.table().findings(column))
                        .orElse(relation.findings());
    }

    /** A table between two others, which no one but a relation asks for. */
    void add(QualifiedName table, Relation relation) {
        put(new Subject.OfTable(table), relation.findings(), relation.span());
    }

    private void table(Scope.Expanded table) {
        QualifiedName name = table.name();
        Findings own = table.module().findings();
        declared(name, new Subject.OfTable(name), own.place(table.declaration().nameSpan()));
        for (Document.Column column : table.columns()) {
            Subject subject = new Subject.OfColumn(name, column.name().text());
            put(subject, table.findings(column), column.name().span());
        }
        table.indexes()
                .forEach(index -> IndexBinder.made(table, index)
                        .ifPresent(subject -> put(subject, table.findings(index), index.span())));
        for (Annotation annotation : table.annotations()) {
            new Said(List.of(annotation), own)
                    .exclusions().stream()
                            .flatMap(exclusion -> exclusion.name().stream())
                            .forEach(known -> put(new Subject.OfConstraint(name, known), own, annotation.span()));
        }
        table.checks()
                .forEach(check -> check.name()
                        .ifPresent(known ->
                                put(new Subject.OfConstraint(name, known), table.findings(check), check.span())));
    }

    /** The first that lies in a namespace stands for the namespace. */
    private void declared(QualifiedName name, Subject subject, Place place) {
        places.put(subject, place);
        places.putIfAbsent(new Subject.OfNamespace(name.namespace()), place);
    }

    private void put(Subject subject, Findings findings, Span span) {
        places.put(subject, findings.place(span));
    }
}
