package org.nself.dbml.write;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Endpoint;
import org.nself.dbml.document.Document.EnumDeclaration;
import org.nself.dbml.document.Document.EnumValue;
import org.nself.dbml.document.Document.Ref;
import org.nself.dbml.document.Document.RefSettings;
import org.nself.dbml.document.SequenceText;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Token;
import org.nself.schema.EnumType;
import org.nself.schema.ForeignKey;
import org.nself.schema.ForeignKey.Action;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Table;

/** Declares in DBML, and in annotations, what a schema holds. */
public final class SchemaDocument {

    static final Span NOWHERE = new Span(0, 0);

    private SchemaDocument() {}

    /** The document that is read as this schema. */
    public static Document of(Schema schema) {
        Set<QualifiedName> enums = schema.enumsByName().keySet();
        return new Document(
                List.of(),
                List.of(),
                schema.tables().stream()
                        .filter(table -> !isBare(table))
                        .map(table -> TableDocument.of(table, enums))
                        .toList(),
                List.of(),
                schema.enums().stream().map(SchemaDocument::type).toList(),
                schema.tables().stream()
                        .flatMap(table -> table.foreignKeys().stream().map(key -> ref(table, key)))
                        .toList(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                together(schema));
    }

    static Annotation annotation(AnnotationName name, String value) {
        return new Annotation(name.word(), value, false, NOWHERE);
    }

    /** A comment as a text in quotes, which keeps white space at its ends. */
    static List<Annotation> comment(Optional<String> comment) {
        return comment.map(text -> List.of(annotation(AnnotationName.COMMENT, AnnotationValues.quoted(text))))
                .orElse(List.of());
    }

    private static List<Annotation> together(Schema schema) {
        List<Annotation> annotations = namespaces(schema);
        schema.sequences()
                .forEach(sequence ->
                        annotations.add(annotation(AnnotationName.SEQUENCE, SequenceText.written(sequence))));
        schema.tables().stream()
                .filter(SchemaDocument::isBare)
                .forEach(table -> annotations.add(annotation(AnnotationName.TABLE, AnnotationValues.written(table))));
        return annotations;
    }

    /** DBML has no table without columns. */
    private static boolean isBare(Table table) {
        return table.withComment(Optional.empty()).equals(Table.of(table.name(), List.of()));
    }

    /** Those that have a comment or hold nothing; the others are named by what they hold. */
    private static List<Annotation> namespaces(Schema schema) {
        Set<String> named = new HashSet<>();
        Stream.of(
                        schema.enums().stream().map(EnumType::name),
                        schema.sequences().stream().map(Sequence::name),
                        schema.tables().stream().map(Table::name))
                .flatMap(names -> names)
                .filter(name -> !name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE))
                .forEach(name -> named.add(name.namespace()));
        List<Annotation> annotations = new ArrayList<>();
        for (Namespace namespace : schema.namespaces()) {
            if (namespace.comment().isPresent() || !named.contains(namespace.name())) {
                annotations.add(annotation(
                        AnnotationName.SCHEMA,
                        AnnotationValues.written(namespace.name())
                                + namespace
                                        .comment()
                                        .map(text -> " " + AnnotationValues.quoted(text))
                                        .orElse("")));
            }
        }
        return annotations;
    }

    private static EnumDeclaration type(EnumType type) {
        return new EnumDeclaration(
                type.name(),
                NOWHERE,
                type.values().stream()
                        .map(value -> new EnumValue(Name.of(value), Optional.empty(), List.of()))
                        .toList(),
                comment(type.comment()),
                NOWHERE);
    }

    private static Ref ref(Table table, ForeignKey key) {
        return new Ref(
                key.name().map(Name::of),
                endpoint(table.name(), key.columns()),
                operator(">"),
                endpoint(key.target(), key.targetColumns()),
                new RefSettings(action(key.onDelete()), action(key.onUpdate()), Optional.empty(), false),
                annotations(key),
                NOWHERE);
    }

    private static List<Annotation> annotations(ForeignKey key) {
        List<Annotation> annotations = new ArrayList<>(Annotated.reference(key.options()));
        annotations.addAll(comment(key.comment()));
        return annotations;
    }

    private static Token operator(String sign) {
        return new Token(Token.Kind.OPERATOR, sign, 0, 0, false, true);
    }

    private static Endpoint endpoint(QualifiedName table, List<String> columns) {
        return new Endpoint(Texts.names(table), columns.stream().map(Name::of).toList(), columns.size() > 1, 0, 0);
    }

    private static Optional<String> action(Action action) {
        return switch (action) {
            case NO_ACTION -> Optional.empty();
            case RESTRICT -> Optional.of("restrict");
            case CASCADE -> Optional.of("cascade");
            case SET_NULL -> Optional.of("set null");
            case SET_DEFAULT -> Optional.of("set default");
        };
    }
}
