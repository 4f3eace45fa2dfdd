package org.nself.postgres.canonical;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.nself.diff.Rename;
import org.nself.postgres.type.Serials;
import org.nself.postgres.type.SqlWords;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;
import org.nself.schema.EnumType;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Increment;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.Namespace;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/** A schema as it is after a rename: PostgreSQL follows a new name wherever the old one stands. */
final class Renamer {

    private Renamer() {}

    static Schema renamed(Schema schema, Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace namespace -> namespace(schema, namespace.from(), namespace.to());
            case Rename.OfTable table -> table(schema, table);
            case Rename.OfColumn column -> column(schema, column);
            case Rename.OfEnum type -> type(schema, type.from(), type.to());
            case Rename.OfEnumValue value -> value(schema, value);
            case Rename.OfSequence sequence -> sequence(schema, sequence.from(), sequence.to());
            case Rename.OfConstraint ignored -> schema;
            case Rename.OfIndex ignored -> schema;
        };
    }

    private static Schema namespace(Schema schema, String from, String to) {
        Schema renamed = schema;
        for (EnumType type : schema.enums()) {
            if (type.name().namespace().equals(from)) {
                renamed = type(
                        renamed, type.name(), new QualifiedName(to, type.name().name()));
            }
        }
        for (Sequence sequence : schema.sequences()) {
            if (sequence.name().namespace().equals(from)) {
                renamed = sequence(
                        renamed,
                        sequence.name(),
                        new QualifiedName(to, sequence.name().name()));
            }
        }
        for (Table table : schema.tables()) {
            if (table.name().namespace().equals(from)) {
                renamed = table(
                        renamed,
                        new Rename.OfTable(
                                table.name(), new QualifiedName(to, table.name().name())));
            }
        }
        return new Schema(
                renamed.namespaces().stream()
                        .map(namespace ->
                                namespace.name().equals(from) ? new Namespace(to, namespace.comment()) : namespace)
                        .toList(),
                renamed.enums(),
                renamed.sequences(),
                renamed.tables());
    }

    private static Schema table(Schema schema, Rename.OfTable rename) {
        QualifiedName from = rename.from();
        Schema renamed = tables(schema, table -> {
            Table own = table.withForeignKeys(table.foreignKeys().stream()
                    .map(key -> key.target().equals(from) ? key.withTarget(rename.to(), key.targetColumns()) : key)
                    .toList());
            return table.name().equals(from)
                    ? own.withName(rename.to())
                            .withColumns(columns(
                                    own,
                                    column -> kept(table, column, rename.to().namespace())))
                    : own;
        });
        return owners(
                renamed, owner -> owner.table().equals(from) ? new Sequence.Owner(rename.to(), owner.column()) : owner);
    }

    private static Schema column(Schema schema, Rename.OfColumn rename) {
        UnaryOperator<String> name = column -> column.equals(rename.from()) ? rename.to() : column;
        UnaryOperator<String> text = sql -> SqlWords.renamed(sql, rename.from(), rename.to());
        Schema renamed = tables(schema, table -> {
            Table own = table.name().equals(rename.table()) ? column(table, rename, name, text) : table;
            return own.withForeignKeys(own.foreignKeys().stream()
                    .map(key -> key.target().equals(rename.table())
                            ? key.withTarget(key.target(), names(key.targetColumns(), name))
                            : key)
                    .toList());
        });
        return owners(
                renamed,
                owner -> owner.table().equals(rename.table())
                        ? new Sequence.Owner(owner.table(), name.apply(owner.column()))
                        : owner);
    }

    private static Table column(
            Table table, Rename.OfColumn rename, UnaryOperator<String> name, UnaryOperator<String> text) {
        List<Column> columns = columns(table, column -> {
            Column own = column.name().equals(rename.from())
                    ? kept(table, column, table.name().namespace()).withName(rename.to())
                    : column;
            return own.withGenerated(
                    own.generated().map(generated -> generated.withExpression(text.apply(generated.expression()))));
        });
        List<Constraint> constraints = table.constraints().stream()
                .map(constraint -> column(constraint, name, text))
                .toList();
        List<Index> indexes = table.indexes().stream()
                .map(index -> index.withParts(index.parts().stream()
                                .map(part -> new Index.Part(value(part.value(), name, text), part.order()))
                                .toList())
                        .withIncluded(names(index.included(), name))
                        .withPredicate(index.predicate().map(text)))
                .toList();
        return table.withColumns(columns).withConstraints(constraints).withIndexes(indexes);
    }

    private static Constraint column(Constraint constraint, UnaryOperator<String> name, UnaryOperator<String> text) {
        return switch (constraint) {
            case PrimaryKey key ->
                key.withColumns(names(key.columns(), name)).withOptions(options(key.options(), name));
            case UniqueKey key -> key.withColumns(names(key.columns(), name)).withOptions(options(key.options(), name));
            case ForeignKey key -> key.withColumns(names(key.columns(), name));
            case Check check -> check.withExpression(text.apply(check.expression()));
            case Exclusion exclusion -> exclusion.withDefinition(text.apply(exclusion.definition()));
        };
    }

    private static KeyOptions options(KeyOptions options, UnaryOperator<String> name) {
        return new KeyOptions(
                options.nullsNotDistinct(),
                names(options.included(), name),
                options.deferral(),
                options.withoutOverlaps(),
                options.parameters());
    }

    private static Index.Value value(Index.Value value, UnaryOperator<String> name, UnaryOperator<String> text) {
        return switch (value) {
            case Index.Value.Column column -> new Index.Value.Column(name.apply(column.name()));
            case Index.Value.Expression expression -> new Index.Value.Expression(text.apply(expression.sql()));
        };
    }

    private static Schema type(Schema schema, QualifiedName from, QualifiedName to) {
        Schema renamed = schema.withEnums(schema.enums().stream()
                .map(type -> type.name().equals(from) ? type.withName(to) : type)
                .toList());
        return tables(
                renamed,
                table -> table.withColumns(columns(
                        table,
                        column -> column.type().userDefined().equals(Optional.of(from))
                                ? withDefault(
                                        column.withType(DataType.of(to)
                                                .array(column.type().dimensions())),
                                        sql -> sql.replace("::" + printed(from), "::" + printed(to)))
                                : column)));
    }

    private static Schema value(Schema schema, Rename.OfEnumValue rename) {
        Schema renamed = schema.withEnums(schema.enums().stream()
                .map(type -> type.name().equals(rename.type())
                        ? type.withValues(
                                names(type.values(), value -> value.equals(rename.from()) ? rename.to() : value))
                        : type)
                .toList());
        String type = "::" + printed(rename.type());
        return tables(
                renamed,
                table -> table.withColumns(columns(
                        table,
                        column -> withDefault(
                                column,
                                sql -> sql.replace(literal(rename.from()) + type, literal(rename.to()) + type)))));
    }

    private static Schema sequence(Schema schema, QualifiedName from, QualifiedName to) {
        Schema renamed = schema.withSequences(schema.sequences().stream()
                .map(sequence -> sequence.name().equals(from) ? sequence.withName(to) : sequence)
                .toList());
        return tables(
                renamed,
                table -> table.withColumns(columns(
                        table,
                        column -> withDefault(
                                column, sql -> sql.replace(literal(printed(from)), literal(printed(to)))))));
    }

    private static Column withDefault(Column column, UnaryOperator<String> text) {
        return column.withDefault(column.defaultValue()
                .map(value -> value instanceof DefaultValue.Expression expression
                        ? new DefaultValue.Expression(text.apply(expression.sql()))
                        : value));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    private static String printed(QualifiedName name) {
        return name.namespace() + "." + name.name();
    }

    /** A serial column keeps the sequence that was named after its old name, and takes it to the schema it goes to. */
    private static Column kept(Table table, Column column, String namespace) {
        return column.withIncrement(column.increment()
                .map(increment -> increment instanceof Increment.Serial serial
                        ? new Increment.Serial(
                                Optional.of(moved(Serials.sequence(table.name(), column, serial), namespace)
                                        .withOwner(Optional.empty())))
                        : increment));
    }

    private static Sequence moved(Sequence sequence, String namespace) {
        return sequence.withName(new QualifiedName(namespace, sequence.name().name()));
    }

    private static Schema tables(Schema schema, UnaryOperator<Table> change) {
        return schema.withTables(schema.tables().stream().map(change).toList());
    }

    private static Schema owners(Schema schema, UnaryOperator<Sequence.Owner> change) {
        return schema.withSequences(schema.sequences().stream()
                .map(sequence -> sequence.withOwner(sequence.owner().map(change)))
                .toList());
    }

    private static List<Column> columns(Table table, UnaryOperator<Column> change) {
        return table.columns().stream().map(change).toList();
    }

    private static List<String> names(List<String> names, UnaryOperator<String> change) {
        return names.stream().map(change).toList();
    }
}
