package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Exclusion;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;
import org.nself.schema.TableOptions;

/**
 * Tables whose columns agree made one: how the server prints an expression depends on the columns it speaks of, and not on
 * others. Asking about a thousand tables alike costs what one costs.
 *
 * @param tables fewer tables, with all that is asked about
 * @param places for each of the first tables, which of the fewer it is in
 */
record Packing(List<Table> tables, List<Integer> places) {

    /** PostgreSQL has room for 1,600, and fewer when they are wide. */
    private static final int MOST_COLUMNS = 1_000;

    static Packing of(List<Table> tables) {
        List<Box> boxes = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Table table : tables) {
            int place = 0;
            while (place < boxes.size() && !boxes.get(place).fits(table)) {
                place++;
            }
            if (place == boxes.size()) {
                boxes.add(new Box());
            }
            boxes.get(place).add(table);
            places.add(place);
        }
        return new Packing(boxes.stream().map(Box::table).toList(), places);
    }

    private static final class Box {

        private final Map<String, Column> columns = new LinkedHashMap<>();
        private final Set<Check> checks = new LinkedHashSet<>();
        private final Set<Exclusion> exclusions = new LinkedHashSet<>();
        private final Set<Index> indexes = new LinkedHashSet<>();

        boolean fits(Table table) {
            return columns.size() + table.columns().size() <= MOST_COLUMNS
                    && table.columns().stream().allMatch(column -> agrees(column, columns.get(column.name())));
        }

        private static boolean agrees(Column column, @Nullable Column there) {
            return there == null
                    || (column.type().equals(there.type())
                            && column.options().equals(there.options())
                            && agrees(column.defaultValue(), there.defaultValue())
                            && agrees(column.generated(), there.generated()));
        }

        private static boolean agrees(Optional<?> one, Optional<?> other) {
            return one.isEmpty() || other.isEmpty() || one.equals(other);
        }

        void add(Table table) {
            table.columns().forEach(column -> columns.merge(column.name(), column, Box::together));
            checks.addAll(table.checks());
            exclusions.addAll(table.exclusions());
            indexes.addAll(table.indexes());
        }

        private static Column together(Column one, Column other) {
            return one.withDefault(one.defaultValue().or(other::defaultValue))
                    .withGenerated(one.generated().or(other::generated));
        }

        Table table() {
            return new Table(
                    QualifiedName.of("packed"),
                    List.copyOf(columns.values()),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.copyOf(checks),
                    List.copyOf(exclusions),
                    List.copyOf(indexes),
                    TableOptions.NONE,
                    Optional.empty());
        }
    }
}
