package org.nself.postgres.backup.definition;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks the server for the SQL that would make everything anew. The caller has emptied the {@code search_path}, so that the
 * server prints every name in full, and reads in a transaction that sees one state. Who runs the statements turns
 * {@code check_function_bodies} off. Members of extensions and nself's own history are left out.
 */
public final class DefinitionReader {

    /** A query answers with nodes. Where nothing is needed by anything else, the nodes stand in this order. */
    private static final List<String> QUERIES = List.of(
            "namespaces",
            "extensions",
            "collations",
            "types",
            "functions",
            "aggregates",
            "operators",
            "operator-families",
            "operator-classes",
            "casts",
            "text-search",
            "domain-constraints",
            "tables",
            "columns",
            "sequences",
            "defaults",
            "views",
            "constraints",
            "indexes",
            "index-settings",
            "foreign-keys",
            "statistics",
            "rules",
            "triggers",
            "policies",
            "publications",
            "refreshes",
            "event-triggers",
            "default-privileges",
            "settings");

    private final Queries queries;

    /**
     * Takes what is in scope.
     *
     * @param namespaces whose objects; none for those of every namespace that is not the system's, and for what belongs
     *     to the database as a whole
     * @param historyNamespace where nself's history is
     * @param historyTables what its tables are called
     */
    public DefinitionReader(
            Connection connection, Set<String> namespaces, String historyNamespace, List<String> historyTables) {
        this.queries = new Queries(connection, namespaces, historyNamespace, historyTables);
    }

    /**
     * Reads everything.
     *
     * @throws SQLException when the catalog cannot be read
     */
    public Definitions read() throws SQLException {
        Graph graph = new Graph();
        for (int rank = 0; rank < QUERIES.size(); rank++) {
            nodes(QUERIES.get(rank), rank).forEach(graph::put);
        }
        Set<String> uncovered = new LinkedHashSet<>(queries.run("uncovered", row -> row.getString(1)));
        Order order = order(graph, uncovered);
        Postscripts postscripts = Postscripts.read(queries);
        List<Definition> statements = new ArrayList<>();
        order.early().forEach(node -> statements.addAll(postscripts.complete(node, Phase.BEFORE_ROWS, graph)));
        order.late().forEach(node -> statements.addAll(postscripts.complete(node, Phase.AFTER_ROWS, graph)));
        return new Definitions(statements, List.copyOf(uncovered));
    }

    private List<Node> nodes(String query, int rank) throws SQLException {
        return queries.run(
                query,
                row -> new Node(
                        new Address(row.getLong(1), row.getLong(2), row.getInt(3)),
                        row.getBoolean(4) ? Phase.AFTER_ROWS : Phase.BEFORE_ROWS,
                        rank,
                        row.getString(5),
                        row.getString(6),
                        Queries.texts(row, 7)));
    }

    private Order order(Graph graph, Set<String> uncovered) throws SQLException {
        Placeholders placeholders = new Placeholders(graph, Dependencies.read(graph, queries), queries);
        while (true) {
            Order order = Order.of(graph);
            List<Node> circle = order.circle();
            if (!circle.isEmpty()) {
                if (!placeholders.split(circle)) {
                    uncovered.add(circle.stream()
                            .map(Node::toString)
                            .collect(Collectors.joining(" and ", "the circle of ", "")));
                    Address next = circle.get(1 % circle.size()).address();
                    graph.needNoMore(circle.getFirst().address(), next::equals);
                }
            } else if (!placeholders.split(viewsInTheWay(graph, order))) {
                order.late().stream()
                        .filter(Node::holdsRows)
                        .forEach(table -> uncovered.add(table + ", which needs what needs rows"));
                return order;
            }
        }
    }

    /** Views that tables need, and that need something that comes after the rows. */
    private static List<Node> viewsInTheWay(Graph graph, Order order) {
        Set<Address> late = order.late().stream().map(Node::address).collect(Collectors.toSet());
        return order.late().stream()
                .filter(Node::holdsRows)
                .flatMap(table -> graph.reachable(table.address(), late::contains).stream())
                .flatMap(address -> graph.find(address).stream())
                .filter(Node::isView)
                .distinct()
                .toList();
    }
}
