package org.nself.dbml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.Declarations.ColumnDeclaration;
import org.nself.dbml.Declarations.IndexDeclaration;
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
        for (ColumnDeclaration column : table.columns()) {
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
            column.checks().forEach(check -> constraints.add(Check.of(check)));
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

    private Column column(ColumnDeclaration column, boolean key) {
        return new Column(
                column.name().text(),
                type(column.type()),
                !column.notNull() && !key,
                column.defaultValue().or(() -> column.enumDefault().flatMap(this::enumValue)),
                column.increment() ? Optional.of(Increment.IDENTITY) : Optional.empty(),
                column.note());
    }

    /**
     * Object mappers that write DBML list the other end of a relation as a column whose type is a table. No database has
     * such a column.
     */
    private boolean isRelationField(ColumnDeclaration column) {
        DataType type = column.type();
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

    /** {@code status.draft} as a default. */
    private Optional<DefaultValue> enumValue(Expression expression) {
        List<Expression.Name> path = Names.path(expression).orElseThrow();
        Expression.Name value = path.getLast();
        QualifiedName name = path.size() == 2
                ? QualifiedName.of(path.getFirst().text())
                : QualifiedName.of(path.getFirst().text(), path.get(1).text());
        EnumType type = enums.get(name);
        if (type == null) {
            findings.add(
                    Code.UNKNOWN_ENUM_VALUE,
                    expression.span(),
                    "there is no enum \"" + name + "\"",
                    Suggestions.hint(
                            name.toString(),
                            enums.keySet().stream().map(QualifiedName::toString).toList()));
            return Optional.empty();
        }
        if (!type.values().contains(value.text())) {
            findings.add(
                    Code.UNKNOWN_ENUM_VALUE,
                    value.span(),
                    "enum " + name + " has no value \"" + value.text() + "\"",
                    Suggestions.hint(value.text(), type.values()));
        }
        return Optional.of(new DefaultValue.Text(value.text()));
    }

    /** From the columns or from an index, but not from both: a table has one primary key. */
    private Optional<PrimaryKey> primaryKey(Scope.Expanded table) {
        List<ColumnDeclaration> columns =
                table.columns().stream().filter(ColumnDeclaration::primaryKey).toList();
        List<IndexDeclaration> indexes =
                table.indexes().stream().filter(IndexDeclaration::primaryKey).toList();
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
                        index.columns().stream().map(Expression.Name::text).toList(),
                        index.note()));
    }

    private List<Index> indexes(Scope.Expanded table) {
        List<Index> indexes = new ArrayList<>();
        for (IndexDeclaration index : table.indexes()) {
            index.columns().stream()
                    .filter(column -> table.column(column.text()).isEmpty())
                    .forEach(column -> findings.add(
                            Code.UNKNOWN_COLUMN,
                            column.span(),
                            "table " + table.name() + " has no column \"" + column.text() + "\"",
                            Suggestions.hint(column.text(), table.columnNames())));
            index.name()
                    .ifPresent(
                            name -> places.put(new Subject.OfIndex(table.name(), name), findings.place(index.span())));
            if (!index.primaryKey()) {
                indexes.add(new Index(
                        index.name(),
                        index.unique(),
                        index.method().orElse(Index.DEFAULT_METHOD),
                        index.values().stream()
                                .map(value -> new Index.Part(value, Optional.empty()))
                                .toList(),
                        List.of(),
                        Optional.empty(),
                        index.note()));
            } else if (index.columns().size() < index.values().size()) {
                findings.add(Code.INVALID_INDEX, index.span(), "a primary key is made of columns alone");
            }
        }
        return indexes;
    }
}
