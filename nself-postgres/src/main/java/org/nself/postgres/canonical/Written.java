package org.nself.postgres.canonical;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Exclusion;
import org.nself.schema.Index;
import org.nself.schema.Table;

/** The texts of a table that only the server can read, each once. */
final class Written {

    private Written() {}

    static List<String> checks(Table table) {
        return table.checks().stream().map(Check::expression).distinct().toList();
    }

    static List<String> exclusions(Table table) {
        return table.exclusions().stream().map(Exclusion::definition).distinct().toList();
    }

    static List<Column> generated(Table table) {
        return table.columns().stream()
                .filter(column -> column.generated().isPresent())
                .toList();
    }

    static List<String> predicates(Table table) {
        return table.indexes().stream()
                .flatMap(index -> index.predicate().stream())
                .distinct()
                .toList();
    }

    static List<String> indexed(Table table) {
        Set<String> indexed = new LinkedHashSet<>();
        for (Index index : table.indexes()) {
            for (Index.Part part : index.parts()) {
                if (part.value() instanceof Index.Value.Expression expression) {
                    indexed.add(expression.sql());
                }
            }
        }
        return List.copyOf(indexed);
    }

    /** By {@link Texts#key}: an index of one part that is ordered so. */
    static Map<String, Index> orders(Table table) {
        Map<String, Index> orders = new LinkedHashMap<>();
        for (Index index : table.indexes()) {
            for (Index.Part part : index.parts()) {
                if (part.order().isPresent()) {
                    orders.put(
                            Texts.key(index.method(), part),
                            new Index(
                                    index.name(),
                                    false,
                                    index.method(),
                                    List.of(part),
                                    List.of(),
                                    Optional.empty(),
                                    false,
                                    List.of(),
                                    Optional.empty()));
                }
            }
        }
        return orders;
    }
}
