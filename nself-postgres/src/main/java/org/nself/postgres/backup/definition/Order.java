package org.nself.postgres.backup.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * The nodes of a graph so that each stands behind what it needs.
 *
 * @param early what comes before the rows
 * @param late what comes after them, which includes whatever needs something that does
 * @param circle nodes of which each needs the next and the last the first; empty unless there is no such order
 */
record Order(List<Node> early, List<Node> late, List<Node> circle) {

    static Order of(Graph graph) {
        Map<Address, Integer> missing = new HashMap<>();
        Map<Address, List<Node>> needing = new HashMap<>();
        PriorityQueue<Node> ready = new PriorityQueue<>(Node.ORDER);
        for (Node node : graph.nodes()) {
            Set<Address> needs = graph.needsOf(node.address());
            missing.put(node.address(), needs.size());
            needs.forEach(needed -> needing.computeIfAbsent(needed, address -> new ArrayList<>())
                    .add(node));
            if (needs.isEmpty()) {
                ready.add(node);
            }
        }
        List<Node> early = new ArrayList<>();
        List<Node> late = new ArrayList<>();
        Set<Address> isLate = new HashSet<>();
        while (!ready.isEmpty()) {
            Node next = ready.remove();
            missing.remove(next.address());
            if (next.phase() == Phase.AFTER_ROWS
                    || graph.needsOf(next.address()).stream().anyMatch(isLate::contains)) {
                isLate.add(next.address());
                late.add(next);
            } else {
                early.add(next);
            }
            for (Node other : needing.getOrDefault(next.address(), List.of())) {
                if (missing.merge(other.address(), -1, Integer::sum) == 0) {
                    ready.add(other);
                }
            }
        }
        return new Order(early, late, circle(graph, missing.keySet()));
    }

    /** All that is left needs something else that is left, so whoever walks on comes by a place again. */
    private static List<Node> circle(Graph graph, Set<Address> left) {
        if (left.isEmpty()) {
            return List.of();
        }
        Set<Address> walked = new LinkedHashSet<>();
        Address here = graph.nodes().stream()
                .map(Node::address)
                .filter(left::contains)
                .findFirst()
                .orElseThrow();
        while (walked.add(here)) {
            here = graph.needsOf(here).stream()
                    .filter(left::contains)
                    .findFirst()
                    .orElseThrow();
        }
        Address start = here;
        return walked.stream()
                .dropWhile(address -> !address.equals(start))
                .flatMap(address -> graph.find(address).stream())
                .toList();
    }
}
