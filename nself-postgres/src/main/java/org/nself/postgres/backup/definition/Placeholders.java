package org.nself.postgres.backup.definition;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Views that must be there before what their queries need is: first a view with the same columns and no rows is made, and
 * later the real one takes its place.
 */
final class Placeholders {

    private static final String CREATE = "CREATE";

    private final Graph graph;
    private final Dependencies dependencies;
    private final Queries queries;
    private final Map<Long, String> statements = new HashMap<>();

    Placeholders(Graph graph, Dependencies dependencies, Queries queries) {
        this.graph = graph;
        this.dependencies = dependencies;
        this.queries = queries;
    }

    /** Splits one of the views among these that is not split yet, and says whether there was one. */
    boolean split(List<Node> nodes) throws SQLException {
        Optional<Node> view = nodes.stream()
                .filter(Node::isView)
                .filter(node ->
                        graph.find(node.address().with(Address.REPLACEMENT)).isEmpty())
                .min(Node.ORDER);
        if (view.isEmpty()) {
            return false;
        }
        split(view.get());
        return true;
    }

    private void split(Node view) throws SQLException {
        Address address = view.address();
        Address replacement = address.with(Address.REPLACEMENT);
        String real = view.statements().getFirst();
        graph.put(new Node(
                replacement,
                Phase.AFTER_ROWS,
                view.rank(),
                view.kind(),
                view.identity(),
                List.of(CREATE + " OR REPLACE" + real.substring(CREATE.length()))));
        graph.needsOf(address).forEach(needed -> graph.need(replacement, needed));
        graph.need(replacement, address);
        Set<Address> kept = dependencies.ofColumns(address);
        graph.needNoMore(address, needed -> !kept.contains(needed));
        graph.put(view.with(List.of(statement(address.object()))));
    }

    private String statement(long view) throws SQLException {
        if (statements.isEmpty()) {
            queries.run("placeholders", row -> statements.put(row.getLong(1), row.getString(2)));
        }
        return statements.getOrDefault(view, "");
    }
}
