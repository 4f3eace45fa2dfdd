package org.nself.schema;

import java.util.List;
import java.util.Optional;

/**
 * A schema as one unambiguous text: every record with its name and all its components in order, every list with its length,
 * every leaf too. Written out, for a process that does it once would spend longer on reflection than on all of it; the test
 * holds it against the components that reflection finds.
 */
final class FingerprintText {

    private final StringBuilder text = new StringBuilder();

    private FingerprintText() {}

    static String of(Schema schema) {
        FingerprintText written = new FingerprintText();
        written.schema(schema);
        return written.text.toString();
    }

    private void schema(Schema schema) {
        record("Schema");
        list(schema.namespaces());
        for (Namespace namespace : schema.namespaces()) {
            record("Namespace");
            leaf(namespace.name());
            leaf(namespace.comment());
        }
        list(schema.enums());
        for (EnumType type : schema.enums()) {
            record("EnumType");
            name(type.name());
            leaves(type.values());
            leaf(type.comment());
        }
        list(schema.sequences());
        for (Sequence sequence : schema.sequences()) {
            sequence(sequence);
        }
        list(schema.tables());
        for (Table table : schema.tables()) {
            table(table);
        }
    }

    private void sequence(Sequence sequence) {
        record("Sequence");
        name(sequence.name());
        leaf(sequence.type());
        options(sequence.options());
        if (isPresent(sequence.owner())) {
            record("Owner");
            name(sequence.owner().get().table());
            leaf(sequence.owner().get().column());
        }
        leaf(sequence.comment());
    }

    private void options(SequenceOptions options) {
        record("SequenceOptions");
        leaf(options.start());
        leaf(options.increment());
        leaf(options.minimum());
        leaf(options.maximum());
        leaf(options.cache());
        leaf(options.cycle());
    }

    private void table(Table table) {
        record("Table");
        name(table.name());
        list(table.columns());
        for (Column column : table.columns()) {
            column(column);
        }
        if (isPresent(table.primaryKey())) {
            PrimaryKey key = table.primaryKey().get();
            key("PrimaryKey", key.name(), key.columns(), key.options(), key.comment());
        }
        list(table.uniqueKeys());
        for (UniqueKey key : table.uniqueKeys()) {
            key("UniqueKey", key.name(), key.columns(), key.options(), key.comment());
        }
        list(table.foreignKeys());
        for (ForeignKey key : table.foreignKeys()) {
            foreignKey(key);
        }
        list(table.checks());
        for (Check check : table.checks()) {
            check(check);
        }
        list(table.exclusions());
        for (Exclusion exclusion : table.exclusions()) {
            record("Exclusion");
            leaf(exclusion.name());
            leaf(exclusion.definition());
            leaf(exclusion.comment());
        }
        list(table.indexes());
        for (Index index : table.indexes()) {
            index(index);
        }
        record("TableOptions");
        leaf(table.options().unlogged());
        parameters(table.options().parameters());
        leaf(table.comment());
    }

    private void column(Column column) {
        record("Column");
        leaf(column.name());
        type(column.type());
        leaf(column.nullable());
        if (isPresent(column.defaultValue())) {
            value(column.defaultValue().get());
        }
        if (isPresent(column.increment())) {
            increment(column.increment().get());
        }
        if (isPresent(column.generated())) {
            record("Generated");
            leaf(column.generated().get().expression());
            leaf(column.generated().get().stored());
        }
        ColumnOptions options = column.options();
        record("ColumnOptions");
        if (isPresent(options.collation())) {
            name(options.collation().get());
        }
        leaf(options.storage());
        leaf(options.compression());
        leaf(options.notNullName());
        leaf(column.comment());
    }

    private void type(DataType type) {
        record("DataType");
        leaf(type.namespace());
        leaf(type.name());
        leaves(type.arguments());
        leaf(type.dimensions());
    }

    private void value(DefaultValue value) {
        record(value.getClass().getSimpleName());
        switch (value) {
            case DefaultValue.Text known -> leaf(known.value());
            case DefaultValue.Numeric known -> leaf(known.digits());
            case DefaultValue.Truth known -> leaf(known.value());
            case DefaultValue.Expression known -> leaf(known.sql());
        }
    }

    private void increment(Increment increment) {
        record(increment.getClass().getSimpleName());
        switch (increment) {
            case Increment.Any any -> {}
            case Increment.Identity identity -> {
                leaf(identity.always());
                options(identity.options());
            }
            case Increment.Serial serial -> {
                if (isPresent(serial.sequence())) {
                    sequence(serial.sequence().get());
                }
            }
        }
    }

    private void key(
            String kind, Optional<String> name, List<String> columns, KeyOptions options, Optional<String> comment) {
        record(kind);
        leaf(name);
        leaves(columns);
        record("KeyOptions");
        leaf(options.nullsNotDistinct());
        leaves(options.included());
        leaf(options.deferral());
        leaf(options.withoutOverlaps());
        parameters(options.parameters());
        leaf(comment);
    }

    private void foreignKey(ForeignKey key) {
        record("ForeignKey");
        leaf(key.name());
        leaves(key.columns());
        name(key.target());
        leaves(key.targetColumns());
        leaf(key.onDelete());
        leaf(key.onUpdate());
        ReferenceOptions options = key.options();
        record("ReferenceOptions");
        leaf(options.matchFull());
        leaves(options.setColumns());
        leaf(options.deferral());
        leaf(options.period());
        leaf(options.enforcement());
        leaf(key.comment());
    }

    private void check(Check check) {
        record("Check");
        leaf(check.name());
        leaf(check.expression());
        leaf(check.noInherit());
        leaf(check.enforcement());
        leaf(check.comment());
    }

    private void index(Index index) {
        record("Index");
        leaf(index.name());
        leaf(index.unique());
        leaf(index.method());
        list(index.parts());
        for (Index.Part part : index.parts()) {
            record("Part");
            switch (part.value()) {
                case Index.Value.Column column -> {
                    record("Column");
                    leaf(column.name());
                }
                case Index.Value.Expression expression -> {
                    record("Expression");
                    leaf(expression.sql());
                }
            }
            leaf(part.order());
        }
        leaves(index.included());
        leaf(index.predicate());
        leaf(index.nullsNotDistinct());
        parameters(index.parameters());
        leaf(index.comment());
    }

    private void parameters(List<Parameter> parameters) {
        list(parameters);
        for (Parameter parameter : parameters) {
            record("Parameter");
            leaf(parameter.name());
            leaf(parameter.value());
        }
    }

    private void name(QualifiedName name) {
        record("QualifiedName");
        leaf(name.namespace());
        leaf(name.name());
    }

    private void record(String name) {
        text.append('{').append(name).append(':');
    }

    private void list(List<?> list) {
        text.append('[').append(list.size()).append(':');
    }

    /** Whoever asks writes what is there. */
    private boolean isPresent(Optional<?> value) {
        text.append(value.isPresent() ? '?' : '-');
        return value.isPresent();
    }

    private void leaves(List<String> leaves) {
        list(leaves);
        for (String leaf : leaves) {
            leaf(leaf);
        }
    }

    /** What is there is a leaf. */
    private void leaf(Optional<?> value) {
        if (isPresent(value)) {
            leaf(value.get());
        }
    }

    private void leaf(Object value) {
        String leaf = value.toString();
        text.append(leaf.length()).append(':').append(leaf);
    }
}
