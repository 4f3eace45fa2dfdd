package org.nself.postgres.backup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.spi.Structure;
import org.nself.spi.Structure.Item;

/** The items of a structure by kind and identity, and which of them is part of which. */
final class Parts {

    /** Cannot go without that of which they are part, and cannot come back to it as they were. */
    private static final Set<String> INSEPARABLE = Set.of("column", Structure.ORDER_OF_COLUMNS);

    /** Go and come back by themselves while the rest stays. */
    private static final Set<String> SEPARABLE = Set.of("constraint", "trigger", "rule", "policy");

    /** What a publication publishes; goes with the publication, and with what is published. */
    private static final Set<String> PUBLISHED = Set.of("publication relation", "publication namespace");

    private static final String IN_PUBLICATION = " in publication ";

    private static final Set<String> OWNERS =
            Set.of("table", "partitioned table", "view", "materialized view", "foreign table", "domain", "publication");

    private final Map<String, Item> items = new HashMap<>();
    private final Map<String, Item> owners = new HashMap<>();

    Parts(Structure structure) {
        for (Item item : structure.items()) {
            items.put(item.toString(), item);
            if (OWNERS.contains(item.kind())) {
                owners.put(item.identity(), item);
            }
        }
    }

    Optional<Item> find(String kind, String identity) {
        return Optional.ofNullable(items.get(kind + " " + identity));
    }

    /** Whether there is one that is defined alike. */
    boolean hasEqual(Item item) {
        return item.equals(items.get(item.toString()));
    }

    boolean has(Item item) {
        return items.containsKey(item.toString());
    }

    /** The table, view, domain or publication that is called so. */
    Optional<Item> owner(String identity) {
        return Optional.ofNullable(owners.get(identity));
    }

    static boolean isInseparable(Item item) {
        return INSEPARABLE.contains(item.kind());
    }

    static boolean isPublished(Item item) {
        return PUBLISHED.contains(item.kind());
    }

    static boolean isPart(Item item) {
        return isInseparable(item) || SEPARABLE.contains(item.kind()) || isPublished(item);
    }

    /** What a part is part of, by its identity; the item's own identity for one that is no part. */
    static String whole(Item item) {
        if (isPublished(item)) {
            return item.identity().substring(publication(item.identity()) + IN_PUBLICATION.length());
        }
        return item.kind().equals(Structure.ORDER_OF_COLUMNS) || !isPart(item)
                ? item.identity()
                : item.identity().substring(0, lastDot(item.identity()));
    }

    /** What a part is called within the whole, as the server writes it. */
    static String ownName(Item item) {
        if (isPublished(item)) {
            return item.identity().substring(0, publication(item.identity()));
        }
        return item.identity().substring(lastDot(item.identity()) + 1);
    }

    /** Where the last of the names begins; a dot may be within a name. */
    private static int lastDot(String identity) {
        return last(".", identity);
    }

    /** Where it is said in which publication something is. */
    private static int publication(String identity) {
        return last(IN_PUBLICATION, identity);
    }

    private static int last(String separator, String identity) {
        boolean quoted = false;
        int last = -1;
        for (int i = 0; i < identity.length(); i++) {
            if (identity.charAt(i) == '"') {
                quoted = !quoted;
            } else if (!quoted && identity.startsWith(separator, i)) {
                last = i;
            }
        }
        return last;
    }
}
