package org.nself.schema;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Writes a schema as one unambiguous text and hashes it. Record components are found by reflection, so that a component
 * added to the model is part of the fingerprint from its first day.
 */
final class Fingerprint {

    private Fingerprint() {}

    /** Looked up once for a class: each lookup makes them, and what calls them, anew. */
    private static final ClassValue<List<Method>> ACCESSORS = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getAccessor)
                    .toList();
        }
    };

    static String of(Schema schema) {
        StringBuilder text = new StringBuilder();
        write(
                new Schema(
                        sorted(schema.namespaces(), Comparator.comparing(Namespace::name)),
                        sorted(schema.enums(), Comparator.comparing(EnumType::name)),
                        sorted(schema.sequences(), Comparator.comparing(Sequence::name)),
                        sorted(schema.tables(), Comparator.comparing(Table::name)).stream()
                                .map(Fingerprint::sorted)
                                .toList()),
                text);
        return Sha256.hex(text.toString());
    }

    /** Columns keep their order: it is part of what a table is. */
    private static Table sorted(Table table) {
        Comparator<Optional<String>> byName = Comparator.comparing(name -> name.orElse(""));
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                sorted(table.uniqueKeys(), Comparator.comparing(UniqueKey::name, byName)),
                sorted(table.foreignKeys(), Comparator.comparing(ForeignKey::name, byName)),
                sorted(table.checks(), Comparator.comparing(Check::name, byName)),
                sorted(table.exclusions(), Comparator.comparing(Exclusion::name, byName)),
                sorted(table.indexes(), Comparator.comparing(Index::name, byName)),
                table.options(),
                table.comment());
    }

    private static <T> List<T> sorted(List<T> list, Comparator<? super T> order) {
        return list.stream().sorted(order).toList();
    }

    private static void write(Object value, StringBuilder text) {
        switch (value) {
            case Optional<?> optional ->
                optional.ifPresentOrElse(present -> write(present, text.append('?')), () -> text.append('-'));
            case List<?> list -> {
                text.append('[').append(list.size()).append(':');
                list.forEach(element -> write(element, text));
            }
            case Record record -> {
                text.append('{').append(record.getClass().getSimpleName()).append(':');
                for (Method accessor : ACCESSORS.get(record.getClass())) {
                    write(read(record, accessor), text);
                }
            }
            default -> {
                String leaf = value.toString();
                text.append(leaf.length()).append(':').append(leaf);
            }
        }
    }

    private static Object read(Record record, Method accessor) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("cannot read " + accessor + " of the schema model", impossible);
        }
    }
}
