package org.nself.postgres.backup.definition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the server knows about who needs whom, said of nodes. What is no node of its own, as the type of a table's rows or
 * a member of an extension, stands for the node that it belongs to.
 */
final class Dependencies {

    private record Row(Address object, Address needed, boolean belongs) {}

    private final Graph graph;
    private final List<Row> rows;
    private final Map<Address, List<Address>> owners = new HashMap<>();

    private Dependencies(Graph graph, List<Row> rows) {
        this.graph = graph;
        this.rows = rows;
        rows.stream()
                .filter(Row::belongs)
                .forEach(row -> owners.computeIfAbsent(row.object(), object -> new ArrayList<>())
                        .add(row.needed()));
    }

    static Dependencies read(Graph graph, Queries queries) throws SQLException {
        Dependencies dependencies = new Dependencies(
                graph,
                queries.run(
                        "dependencies",
                        row -> new Row(
                                new Address(row.getLong(1), row.getLong(2), 0),
                                new Address(row.getLong(3), row.getLong(4), 0),
                                row.getBoolean(5))));
        dependencies.connect();
        return dependencies;
    }

    /** What the columns of a view need, without what its query needs. */
    Set<Address> ofColumns(Address view) {
        Set<Address> needed = new LinkedHashSet<>();
        rows.stream()
                .filter(row -> row.object().equals(view))
                .forEach(row -> resolve(row.needed()).ifPresent(needed::add));
        return needed;
    }

    private void connect() {
        for (Row row : rows) {
            resolve(row.object())
                    .ifPresent(node -> resolve(row.needed()).ifPresent(needed -> graph.need(node, needed)));
        }
        for (Node node : graph.nodes()) {
            if (node.address().part() != 0) {
                resolve(node.address().whole()).ifPresent(whole -> graph.need(node.address(), whole));
            }
        }
        connectRefreshes();
    }

    /** A materialized view is filled after those that it reads. */
    private void connectRefreshes() {
        List<Node> refreshes = graph.nodes().stream()
                .filter(node -> node.kind().equals("materialized view") && node.phase() == Phase.AFTER_ROWS)
                .toList();
        for (Node refresh : refreshes) {
            Set<Address> read = graph.reachable(refresh.address().whole(), address -> true);
            refreshes.stream()
                    .map(Node::address)
                    .filter(other -> read.contains(other.whole()))
                    .forEach(other -> graph.need(refresh.address(), other));
        }
    }

    private Optional<Address> resolve(Address object) {
        return resolve(object, new HashSet<>());
    }

    private Optional<Address> resolve(Address object, Set<Address> asked) {
        if (graph.find(object).isPresent()) {
            return Optional.of(object);
        }
        if (!asked.add(object)) {
            return Optional.empty();
        }
        return owners.getOrDefault(object, List.of()).stream()
                .flatMap(owner -> resolve(owner, asked).stream())
                .findFirst();
    }
}
