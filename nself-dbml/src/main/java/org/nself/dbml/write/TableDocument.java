package org.nself.dbml.write;

import static org.nself.dbml.write.SchemaDocument.NOWHERE;
import static org.nself.dbml.write.SchemaDocument.annotation;
import static org.nself.dbml.write.SchemaDocument.comment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.document.Document.ColumnType;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.document.Document.Nullability;
import org.nself.dbml.document.Document.Suffix;
import org.nself.dbml.document.Notes;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Declares a table: keys on their columns where DBML can say it there, among the indexes where not. */
final class TableDocument {

    private final Table table;
    private final Set<QualifiedName> enums;
    private final Set<String> allKeyColumns = new HashSet<>();

    /** Those that say themselves that they are the key. */
    private final Set<String> keyColumns = new HashSet<>();

    private final Set<String> uniqueColumns = new HashSet<>();
    private final List<IndexEntry> entries = new ArrayList<>();

    private TableDocument(Table table, Set<QualifiedName> enums) {
        this.table = table;
        this.enums = enums;
        table.primaryKey().ifPresent(this::primaryKey);
        table.uniqueKeys().forEach(this::uniqueKey);
        table.indexes().forEach(index -> entries.add(index(index)));
    }

    /** With the enums of its schema, for a type that is none of them must not look like one. */
    static Document.Table of(Table table, Set<QualifiedName> enums) {
        return new TableDocument(table, enums).declaration();
    }

    private Document.Table declaration() {
        return new Document.Table(
                table.name(),
                NOWHERE,
                Optional.empty(),
                Optional.empty(),
                note(table.comment()),
                List.of(),
                List.of(),
                table.columns().stream().map(this::column).toList(),
                List.of(),
                entries,
                table.checks().stream().map(TableDocument::check).toList(),
                List.of(),
                together(Annotated.table(table), unnoted(table.comment())),
                NOWHERE);
    }

    private static CheckEntry check(Check check) {
        List<Annotation> annotations = new ArrayList<>();
        if (check.noInherit()) {
            annotations.add(annotation(AnnotationName.NO_INHERIT, ""));
        }
        annotations.addAll(Annotated.enforcement(check.enforcement()));
        annotations.addAll(comment(check.comment()));
        return new CheckEntry(check.name(), check.expression(), annotations, 0, 0);
    }

    private static List<Annotation> together(List<Annotation> some, List<Annotation> more) {
        List<Annotation> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /** A comment that stays what it is as a note, which loses indentation and blank lines before it. */
    private static Optional<String> note(Optional<String> comment) {
        return comment.filter(text -> Notes.dedented(text).equals(text));
    }

    private static List<Annotation> unnoted(Optional<String> comment) {
        return note(comment).isPresent() ? List.of() : comment(comment);
    }

    private void primaryKey(PrimaryKey key) {
        allKeyColumns.addAll(key.columns());
        List<String> inOrder = table.columns().stream()
                .map(Column::name)
                .filter(allKeyColumns::contains)
                .toList();
        boolean plain =
                key.name().isEmpty() && key.comment().isEmpty() && key.options().equals(KeyOptions.NONE);
        if (plain && inOrder.equals(key.columns())) {
            keyColumns.addAll(key.columns());
        } else {
            entries.add(entry(key.columns(), true, key.name(), key.comment(), Annotated.key(key.options())));
        }
    }

    private void uniqueKey(UniqueKey key) {
        boolean plain = key.name().isEmpty()
                && key.comment().isEmpty()
                && key.options().equals(KeyOptions.NONE)
                && key.columns().size() == 1
                && !keyColumns.contains(key.columns().getFirst());
        if (!plain || !uniqueColumns.add(key.columns().getFirst())) {
            entries.add(entry(
                    key.columns(),
                    false,
                    key.name(),
                    key.comment(),
                    together(List.of(annotation(AnnotationName.CONSTRAINT, "")), Annotated.key(key.options()))));
        }
    }

    private static IndexEntry entry(
            List<String> columns,
            boolean primaryKey,
            Optional<String> name,
            Optional<String> comment,
            List<Annotation> annotations) {
        List<Annotation> all = new ArrayList<>(annotations);
        all.addAll(unnoted(comment));
        return new IndexEntry(
                columns.stream()
                        .map(column -> new IndexEntry.Part(column, false, 0, 0))
                        .toList(),
                primaryKey,
                !primaryKey,
                name,
                Optional.empty(),
                note(comment),
                all,
                0,
                0);
    }

    private static IndexEntry index(Index index) {
        List<Annotation> annotations = new ArrayList<>();
        index.predicate().ifPresent(rows -> annotations.add(annotation(AnnotationName.WHERE, rows)));
        annotations.addAll(Annotated.index(index.included(), index.nullsNotDistinct(), index.parameters()));
        if (index.parts().stream().anyMatch(part -> part.order().isPresent())) {
            annotations.add(annotation(
                    AnnotationName.ORDER,
                    index.parts().stream().map(part -> part.order().orElse("")).collect(Collectors.joining(", "))));
        }
        annotations.addAll(unnoted(index.comment()));
        return new IndexEntry(
                parts(index.parts()),
                false,
                index.unique(),
                index.name(),
                Optional.of(index.method()).filter(method -> !method.equals(Index.DEFAULT_METHOD)),
                note(index.comment()),
                annotations,
                0,
                0);
    }

    private static List<IndexEntry.Part> parts(List<Index.Part> parts) {
        Set<String> columns = new HashSet<>();
        return parts.stream().map(part -> part(part, columns)).toList();
    }

    /** DBML names a column once in an index; where it stands again, it is an expression. */
    private static IndexEntry.Part part(Index.Part part, Set<String> columns) {
        return switch (part.value()) {
            case Index.Value.Column column ->
                columns.add(column.name())
                        ? new IndexEntry.Part(column.name(), false, 0, 0)
                        : new IndexEntry.Part("\"" + column.name().replace("\"", "\"\"") + "\"", true, 0, 0);
            case Index.Value.Expression expression -> new IndexEntry.Part(expression.sql(), true, 0, 0);
        };
    }

    private Document.Column column(Column column) {
        List<Annotation> annotations = together(Annotated.column(column), unnoted(column.comment()));
        boolean key = allKeyColumns.contains(column.name());
        return new Document.Column(
                Name.of(column.name()),
                type(column.type()),
                keyColumns.contains(column.name()),
                uniqueColumns.contains(column.name()),
                column.nullable() || key ? Nullability.UNSPOKEN : Nullability.NOT_NULL,
                column.increment().isPresent(),
                column.defaultValue().map(TableDocument::defaultValue),
                note(column.comment()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                annotations,
                0,
                0);
    }

    private ColumnType type(DataType type) {
        List<Suffix> suffixes = new ArrayList<>();
        if (!type.arguments().isEmpty()) {
            suffixes.add(new Document.Arguments(
                    type.arguments().stream().map(TableDocument::argument).toList()));
        }
        for (int i = 0; i < type.dimensions(); i++) {
            suffixes.add(new Document.Dimension(Optional.empty()));
        }
        return new ColumnType(namespace(type), type.name(), suffixes, true);
    }

    /** A domain may have the name of one of PostgreSQL's types, or of another database's; so may an enum. */
    private Optional<String> namespace(DataType type) {
        if (type.namespace().isEmpty()) {
            return enums.contains(QualifiedName.of(type.name())) ? Optional.of("pg_catalog") : Optional.empty();
        }
        return type.userDefined()
                .filter(name -> !name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE) || !enums.contains(name))
                .map(QualifiedName::namespace);
    }

    private static Argument argument(String text) {
        return new Argument(text, !Texts.isNumberOrWord(text));
    }

    private static Default defaultValue(DefaultValue value) {
        return switch (value) {
            case DefaultValue.Text text -> new Default.Text(text.value(), 0, 0);
            case DefaultValue.Numeric number -> new Default.Numeric(number.digits(), 0, 0);
            case DefaultValue.Truth truth -> new Default.Truth(truth.value(), 0, 0);
            case DefaultValue.Expression expression -> new Default.Expression(expression.sql(), 0, 0);
        };
    }
}
