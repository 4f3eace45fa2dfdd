package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Default;
import org.nself.dbml.document.Document.IndexEntry;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.Place;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** Makes a table of a declaration; foreign keys come later, when all tables are known. */
final class TableBinder {

    private final Map<QualifiedName, EnumType> enums;
    private final Set<QualifiedName> tables;
    private final Findings findings;
    private final Map<Subject, Place> places;

    TableBinder(
            Map<QualifiedName, EnumType> enums,
            Set<QualifiedName> tables,
            Findings findings,
            Map<Subject, Place> places) {
        this.enums = enums;
        this.tables = tables;
        this.findings = findings;
        this.places = places;
    }

    Table bind(Scope.Expanded table) {
        QualifiedName name = table.name();
        Place place = findings.place(table.declaration().nameSpan());
        places.put(new Subject.OfTable(name), place);
        places.putIfAbsent(new Subject.OfNamespace(name.namespace()), place);
        Optional<PrimaryKey> primaryKey = primaryKey(table);
        List<Constraint> constraints = new ArrayList<>();
        primaryKey.ifPresent(constraints::add);
        List<Column> columns = new ArrayList<>();
        for (Document.Column column : table.columns()) {
            if (isRelationField(column)) {
                continue;
            }
            places.put(
                    new Subject.OfColumn(name, column.name().text()),
                    findings.place(column.name().span()));
            boolean key = primaryKey
                    .filter(pk -> pk.columns().contains(column.name().text()))
                    .isPresent();
            columns.add(column(column, key));
            if (column.unique() && !column.primaryKey()) {
                constraints.add(UniqueKey.of(column.name().text()));
            }
            column.checks().forEach(check -> constraints.add(Check.of(check.expression())));
        }
        table.checks().forEach(check -> {
            constraints.add(new Check(check.name(), check.expression(), Optional.empty()));
            check.name()
                    .ifPresent(own -> places.put(new Subject.OfConstraint(name, own), findings.place(check.span())));
        });
        return Table.of(name, columns)
                .withConstraints(constraints)
                .withIndexes(indexes(table))
                .withComment(table.note());
    }

    private Column column(Document.Column column, boolean key) {
        if (column.increment() && column.defaultValue().isPresent()) {
            findings.add(
                    Code.INCREMENT_WITH_DEFAULT,
                    column.defaultValue().get().span(),
                    "column \"" + column.name().text()
                            + "\" numbers its rows and has a default; it can have one of them",
                    "take away either increment or default");
        }
        return new Column(
                column.name().text(),
                type(Types.dataType(column.type())),
                column.nullability() != Document.Nullability.NOT_NULL && !key,
                column.defaultValue().flatMap(this::defaultValue),
                column.increment() ? Optional.of(Increment.IDENTITY) : Optional.empty(),
                column.note());
    }

    /**
     * Object mappers that write DBML list the other end of a relation as a column whose type is a table. No database has
     * such a column.
     */
    private boolean isRelationField(Document.Column column) {
        DataType type = Types.dataType(column.type());
        QualifiedName name = type.userDefined().orElseGet(() -> QualifiedName.of(type.name()));
        boolean relation = tables.contains(name) && !enums.containsKey(name);
        if (relation) {
            findings.add(
                    Code.RELATION_FIELD,
                    column.name().span(),
                    "\"" + column.name().text() + "\" has table " + name
                            + " as its type: a field of an object mapper, not a column; it is left out",
                    "take the line out, or keep it for the diagram");
        }
        return relation;
    }

    /** A name that an enum has means that enum. */
    private DataType type(DataType written) {
        QualifiedName name = written.userDefined().orElseGet(() -> QualifiedName.of(written.name()));
        if (enums.containsKey(name)) {
            return DataType.of(name).array(written.dimensions());
        }
        boolean inDefault = written.namespace()
                .filter(QualifiedName.DEFAULT_NAMESPACE::equals)
                .isPresent();
        return inDefault
                ? new DataType(Optional.empty(), written.name(), written.arguments(), written.dimensions())
                : written;
    }

    private Optional<DefaultValue> defaultValue(Default written) {
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
        List<Document.Column> columns =
                table.columns().stream().filter(Document.Column::primaryKey).toList();
        List<IndexEntry> indexes =
                table.indexes().stream().filter(IndexEntry::primaryKey).toList();
        int keys = (columns.isEmpty() ? 0 : 1) + indexes.size();
        if (keys > 1) {
            findings.add(
                    Code.SEVERAL_PRIMARY_KEYS,
                    indexes.getLast().span(),
                    "table " + table.name() + " has " + keys + " primary keys; it can have one",
                    "take pk away from the columns, or make the index unique");
        }
        if (!columns.isEmpty()) {
            return Optional.of(PrimaryKey.of(
                    columns.stream().map(column -> column.name().text()).toArray(String[]::new)));
        }
        return indexes.stream()
                .findFirst()
                .map(index -> new PrimaryKey(
                        index.name(),
                        index.parts().stream().map(IndexEntry.Part::text).toList(),
                        index.note()));
    }

    private List<Index> indexes(Scope.Expanded table) {
        List<Index> indexes = new ArrayList<>();
        for (IndexEntry index : table.indexes()) {
            Set<String> seen = new HashSet<>();
            for (IndexEntry.Part part : index.parts()) {
                if (part.expression()) {
                    continue;
                }
                if (table.column(part.text()).isEmpty()
                        && table.declaration().indexes().contains(index)) {
                    findings.add(
                            Code.UNKNOWN_COLUMN,
                            part.span(),
                            "table " + table.name() + " has no column \"" + part.text() + "\"",
                            findings.suggest(part.text(), table.columnNames()));
                } else if (!seen.add(part.text())) {
                    findings.add(
                            Code.DUPLICATE_INDEX_COLUMN,
                            part.span(),
                            "column \"" + part.text() + "\" stands in this index twice",
                            "take one away");
                }
            }
            index.name()
                    .ifPresent(
                            name -> places.put(new Subject.OfIndex(table.name(), name), findings.place(index.span())));
            if (index.primaryKey()) {
                if (index.parts().stream().anyMatch(IndexEntry.Part::expression)) {
                    findings.add(Code.INVALID_INDEX, index.span(), "a primary key is made of columns alone");
                }
            } else if (index.parts().isEmpty()) {
                findings.add(Code.INVALID_INDEX, index.span(), "this index is over nothing", "name a column");
            } else {
                indexes.add(index(index));
            }
        }
        return indexes;
    }

    private static Index index(IndexEntry index) {
        return new Index(
                index.name(),
                index.unique(),
                index.method().orElse(Index.DEFAULT_METHOD),
                index.parts().stream()
                        .map(part ->
                                part.expression() ? Index.Part.expression(part.text()) : Index.Part.column(part.text()))
                        .toList(),
                List.of(),
                Optional.empty(),
                index.note());
    }
}
