package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a database is made of, whether nself manages it or not; rows, what belongs to an extension, and nself's own
 * history do not count. Two structures of one server are equal when everything is defined alike.
 *
 * @param items sorted by kind and identity
 */
public record Structure(List<Item> items) {

    /** The kind of the item that says in which order the columns of a table stand; its identity is the table's. */
    public static final String ORDER_OF_COLUMNS = "order of columns";

    /**
     * One object.
     *
     * @param kind what it is, as people say it: {@code table}, {@code column}, {@code function} …
     * @param identity its name in full, unique within the kind
     * @param definition everything that is to be said about it, in the server's words, without numbers of its own
     */
    public record Item(String kind, String identity, String definition) {

        public Item {
            requireNonNull(kind, "kind");
            requireNonNull(identity, "identity");
            requireNonNull(definition, "definition");
        }

        /** The kind and the identity. */
        @Override
        public String toString() {
            return kind + " " + identity;
        }
    }

    public Structure {
        items = items.stream()
                .sorted(Comparator.comparing(Item::kind).thenComparing(Item::identity))
                .toList();
    }

    /** What another structure has otherwise. */
    public StructureDifference difference(Structure other) {
        Map<String, Item> mine = byName();
        Map<String, Item> others = other.byName();
        List<Item> missing = new ArrayList<>();
        List<StructureDifference.Changed> changed = new ArrayList<>();
        mine.forEach((name, item) -> {
            Item same = others.get(name);
            if (same == null) {
                missing.add(item);
            } else if (!same.equals(item)) {
                changed.add(new StructureDifference.Changed(item, same));
            }
        });
        List<Item> added = other.items.stream()
                .filter(item -> !mine.containsKey(item.toString()))
                .toList();
        return new StructureDifference(missing, added, changed);
    }

    private Map<String, Item> byName() {
        Map<String, Item> names = new LinkedHashMap<>();
        items.forEach(item -> names.put(item.toString(), item));
        return names;
    }
}
