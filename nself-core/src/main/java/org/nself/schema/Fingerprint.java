package org.nself.schema;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes a schema as one unambiguous text, in an order that does not depend on its author's, and hashes it. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Schema schema) {
        return Sha256.hex(FingerprintText.of(sorted(schema)));
    }

    private static Schema sorted(Schema schema) {
        List<Table> tables = new ArrayList<>();
        for (Table table : sorted(schema.tables(), Comparator.comparing(Table::name))) {
            tables.add(sorted(table));
        }
        return new Schema(
                sorted(schema.namespaces(), Comparator.comparing(Namespace::name)),
                sorted(schema.enums(), Comparator.comparing(EnumType::name)),
                sorted(schema.sequences(), Comparator.comparing(Sequence::name)),
                tables);
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
        List<T> sorted = new ArrayList<>(list);
        sorted.sort(order);
        return sorted;
    }
}
