package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.nself.spi.Structure.Item;

/**
 * What one structure has and another has not, or has otherwise. A table whose columns differ says nothing about their
 * order.
 *
 * @param missing what the first has and the other has not
 * @param added what the other has and the first has not
 * @param changed what both have, defined otherwise
 */
public record StructureDifference(List<Item> missing, List<Item> added, List<Changed> changed) {

    /** Nothing differs. */
    public static final StructureDifference NONE = new StructureDifference(List.of(), List.of(), List.of());

    /** One object of both. */
    public record Changed(Item before, Item after) {

        public Changed {
            requireNonNull(before, "before");
            requireNonNull(after, "after");
        }

        private boolean isOrder() {
            return before.kind().equals(Structure.ORDER_OF_COLUMNS);
        }

        /** Whether only the order of the same columns is another. */
        private boolean isReordered() {
            return isOrder()
                    && before.definition()
                            .lines()
                            .sorted()
                            .toList()
                            .equals(after.definition().lines().sorted().toList());
        }
    }

    public StructureDifference {
        missing = withoutOrder(missing);
        added = withoutOrder(added);
        changed = changed.stream()
                .filter(each -> !each.isOrder() || each.isReordered())
                .toList();
    }

    /** A table that is not there says enough. */
    private static List<Item> withoutOrder(List<Item> items) {
        return items.stream()
                .filter(item -> !item.kind().equals(Structure.ORDER_OF_COLUMNS))
                .toList();
    }

    public boolean isEmpty() {
        return missing.isEmpty() && added.isEmpty() && changed.isEmpty();
    }

    /** Whether columns of tables stand in another order, and nothing else is different. */
    public boolean isOrderOfColumns() {
        return missing.isEmpty()
                && added.isEmpty()
                && !changed.isEmpty()
                && changed.stream().allMatch(Changed::isReordered);
    }

    /** A line an object: {@code - table public.users}, {@code + …} or {@code ~ …} with what it was and is. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        missing.forEach(item -> lines.add("- " + item));
        added.forEach(item -> lines.add("+ " + item));
        changed.forEach(each -> lines.add("~ " + each.before() + ": " + ChangedText.of(each.before(), each.after())));
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}
