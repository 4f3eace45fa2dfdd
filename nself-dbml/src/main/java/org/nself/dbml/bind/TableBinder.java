package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Makes a table of a declaration; foreign keys come later, when all tables are known. */
final class TableBinder {

    /** A table, and what is said about it beyond what it can hold. */
    record Bound(Table table, List<Beside> beside) {}

    private final Map<QualifiedName, EnumType> enums;
    private final Types types;
    private final MetadataAnnotations metadata;
    private final MetadataNotes notes;

    TableBinder(
            Map<QualifiedName, EnumType> enums,
            Set<QualifiedName> tables,
            MetadataAnnotations metadata,
            MetadataNotes notes) {
        this.enums = enums;
        this.types = new Types(enums.keySet(), tables);
        this.metadata = metadata;
        this.notes = notes;
    }

    Bound bind(Scope.Expanded table) {
        QualifiedName name = table.name();
        Findings own = table.module().findings();
        Optional<PrimaryKey> primaryKey = primaryKey(table);
        List<UniqueKey> uniqueKeys = new ArrayList<>();
        List<Check> checks = new ArrayList<>();
        List<Annotation> ofTable = metadata.table(table);
        List<Beside> beside = new ArrayList<>(Remarks.beside(new Subject.OfTable(name), ofTable, own));
        Set<String> keyColumns =
                primaryKey.map(key -> Set.copyOf(key.columns())).orElse(Set.of());
        List<Column> columns = new ArrayList<>(table.columns().size());
        for (Document.Column column : table.columns()) {
            Findings findings = table.findings(column);
            Types.Resolved type = types.resolve(column.type());
            if (type.table().isPresent()) {
                relationField(column, type.table().get(), findings);
                continue;
            }
            List<Annotation> annotations = metadata.column(table, column.name().text(), column.annotations());
            if (!annotations.isEmpty()) {
                Subject subject = new Subject.OfColumn(name, column.name().text());
                beside.addAll(Remarks.beside(subject, annotations, findings));
            }
            boolean key = keyColumns.contains(column.name().text());
            Optional<String> note =
                    notes.column(table.key(), column.name().text()).or(column::note);
            columns.add(column(column, type.type(), key, annotations, note, findings));
            if (column.unique() && !column.primaryKey()) {
                uniqueKeys.add(UniqueKey.of(column.name().text()));
            }
            if (!column.checks().isEmpty()) {
                column.checks().forEach(check -> checks.add(Check.of(check.expression())));
            }
        }
        IndexBinder.Bound bound = IndexBinder.bind(table);
        uniqueKeys.addAll(bound.keys());
        beside.addAll(bound.beside());
        table.checks().forEach(check -> {
            Findings findings = table.findings(check);
            Said said = new Said(check.annotations(), findings);
            checks.add(new Check(
                    check.name(),
                    check.expression(),
                    said.has(AnnotationName.NO_INHERIT),
                    said.enforcement(),
                    comment(check.annotations())));
            if (!check.annotations().isEmpty()) {
                Optional<Subject> named = check.name().map(known -> new Subject.OfConstraint(name, known));
                beside.addAll(Remarks.beside(named, "a check", check.annotations(), findings));
            }
        });
        Said ofAll = new Said(ofTable, own);
        Table made = new Table(
                name,
                columns,
                primaryKey,
                uniqueKeys,
                List.of(),
                checks,
                ofAll.exclusions(),
                bound.indexes(),
                ofAll.tableOptions(),
                comment(ofTable, notes.table(table.key()).or(table::note)));
        if (columns.size() < table.columns().size()) {
            LeftOut.check(table, made);
        }
        return new Bound(made, List.copyOf(beside));
    }

    static Optional<String> comment(List<Annotation> annotations) {
        return comment(annotations, Optional.empty());
    }

    /** What an annotation says, or else the note. An empty text is none: PostgreSQL keeps no empty comments. */
    static Optional<String> comment(List<Annotation> annotations, Optional<String> note) {
        return Remarks.value(annotations, AnnotationName.COMMENT)
                .map(AnnotationValues::text)
                .or(() -> note)
                .filter(text -> !text.isEmpty());
    }

    private Column column(
            Document.Column column,
            DataType type,
            boolean key,
            List<Annotation> annotations,
            Optional<String> note,
            Findings findings) {
        Said said = new Said(annotations, findings);
        Optional<Generated> generated = said.generated();
        Optional<Increment> increment = said.increment(column.increment());
        if (generated.isPresent() && (column.defaultValue().isPresent() || increment.isPresent())) {
            String hint = "take away the other, or the annotation";
            said.refuse(AnnotationName.GENERATED, "a column that is computed has no other value", hint);
            said.refuse(AnnotationName.VIRTUAL, "a column that is computed has no other value", hint);
        }
        boolean nullable = column.nullability() != Document.Nullability.NOT_NULL && !key;
        if (nullable && increment.isEmpty() && said.has(AnnotationName.NOT_NULL_NAME)) {
            said.refuse(
                    AnnotationName.NOT_NULL_NAME,
                    "column \"" + column.name().text() + "\" may be null, so there is no NOT NULL to name",
                    "add not null to its settings");
        }
        if (increment.isPresent() && column.defaultValue().isPresent()) {
            findings.add(
                    Code.INCREMENT_WITH_DEFAULT,
                    column.defaultValue().get().span(),
                    "column \"" + column.name().text()
                            + "\" numbers its rows and has a default; it can have one of them",
                    "take away either increment or default");
        }
        return new Column(
                column.name().text(),
                type,
                nullable,
                column.defaultValue().flatMap(written -> defaultValue(written, findings)),
                increment,
                generated,
                said.columnOptions(),
                comment(annotations, note));
    }

    /**
     * Object mappers that write DBML list the other end of a relation as a column whose type is a table. No database has
     * such a column.
     */
    private static void relationField(Document.Column column, QualifiedName table, Findings findings) {
        findings.add(
                Code.RELATION_FIELD,
                column.name().span(),
                "\"" + column.name().text() + "\" has table " + table
                        + " as its type: a field of an object mapper, not a column; it is left out",
                "take the line out, or keep it for the diagram");
    }

    private Optional<DefaultValue> defaultValue(Default written, Findings findings) {
        return switch (written) {
            case Default.Text text -> Optional.of(new DefaultValue.Text(text.value()));
            case Default.Numeric number -> Optional.of(new DefaultValue.Numeric(number.digits()));
            case Default.Truth truth -> Optional.of(new DefaultValue.Truth(truth.value()));
            case Default.Expression expression -> Optional.of(new DefaultValue.Expression(expression.sql()));
            case Default.Null ignored -> Optional.empty();
            case Default.Member member ->
                EnumMembers.find(member.path(), enums, findings).map(DefaultValue.Text::new);
        };
    }

    /** From the columns or from an index, but not from both: a table has one primary key. */
    private Optional<PrimaryKey> primaryKey(Scope.Expanded table) {
        List<String> columns = new ArrayList<>(1);
        for (Document.Column column : table.columns()) {
            if (column.primaryKey()) {
                columns.add(column.name().text());
            }
        }
        List<IndexEntry> indexes = new ArrayList<>(1);
        for (IndexEntry index : table.indexes()) {
            if (index.primaryKey()) {
                indexes.add(index);
            }
        }
        int keys = (columns.isEmpty() ? 0 : 1) + indexes.size();
        if (keys > 1) {
            table.module()
                    .findings()
                    .add(
                            Code.SEVERAL_PRIMARY_KEYS,
                            indexes.getLast().span(),
                            "table " + table.name() + " has " + keys + " primary keys; it can have one",
                            "take pk away from the columns, or make the index unique");
        }
        if (!columns.isEmpty()) {
            return Optional.of(new PrimaryKey(Optional.empty(), columns, KeyOptions.NONE, Optional.empty()));
        }
        return indexes.stream().findFirst().map(index -> IndexBinder.primaryKey(table, index));
    }
}
