package org.nself.postgres.backup.definition;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which nodes need which others to be there first. */
final class Graph {

    private final Map<Address, Node> nodes = new LinkedHashMap<>();
    private final Map<Address, Set<Address>> needs = new LinkedHashMap<>();

    void put(Node node) {
        nodes.put(node.address(), node);
        needs.computeIfAbsent(node.address(), address -> new LinkedHashSet<>());
    }

    Collection<Node> nodes() {
        return nodes.values();
    }

    Optional<Node> find(Address address) {
        return Optional.ofNullable(nodes.get(address));
    }

    void need(Address node, Address other) {
        if (!node.equals(other)) {
            needs.computeIfAbsent(node, address -> new LinkedHashSet<>()).add(other);
        }
    }

    void needNoMore(Address node, Predicate<Address> others) {
        needs.getOrDefault(node, Set.of()).removeIf(others);
    }

    Set<Address> needsOf(Address node) {
        return needs.getOrDefault(node, Set.of());
    }

    /** All that it needs, and that these need, as far as the way there leads over those that are asked for. */
    Set<Address> reachable(Address start, Predicate<Address> over) {
        Set<Address> reached = new LinkedHashSet<>();
        Deque<Address> open = new ArrayDeque<>(Set.of(start));
        while (!open.isEmpty()) {
            for (Address next : needsOf(open.pop())) {
                if (over.test(next) && reached.add(next)) {
                    open.push(next);
                }
            }
        }
        return reached;
    }
}
