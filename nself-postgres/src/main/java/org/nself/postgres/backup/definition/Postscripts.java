package org.nself.postgres.backup.definition;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is said about objects once they are there: whose they are, what others may do with them, and comments. */
final class Postscripts {

    /** A comment needs its owner's rights, and the owner's own rights are others' grants no more. */
    private static final List<String> QUERIES = List.of("owners", "privileges", "comments");

    private static final Set<String> WITH_COLUMNS = Set.of("table", "partitioned table", "view", "materialized view");

    /**
     * One statement.
     *
     * @param column the column that it is about
     */
    private record Postscript(Address address, @Nullable String column, String sql) {}

    private final Map<Address, List<Postscript>> postscripts = new HashMap<>();

    static Postscripts read(Queries queries) throws SQLException {
        Postscripts all = new Postscripts();
        for (String query : QUERIES) {
            queries.run(
                            query,
                            row -> new Postscript(
                                    new Address(row.getLong(1), row.getLong(2), 0), row.getString(4), row.getString(5)))
                    .forEach(postscript -> all.postscripts
                            .computeIfAbsent(postscript.address(), address -> new ArrayList<>())
                            .add(postscript));
        }
        return all;
    }

    /** The statements of a node and what is said about it afterwards. */
    List<Definition> complete(Node node, Phase phase, Graph graph) {
        List<Definition> definitions = new ArrayList<>();
        node.statements().forEach(sql -> definitions.add(new Definition(phase, node.kind(), node.identity(), sql)));
        if (isLast(node, graph)) {
            for (Postscript postscript : postscripts.getOrDefault(node.address().whole(), List.of())) {
                Optional<String> column =
                        Optional.ofNullable(postscript.column()).filter(name -> WITH_COLUMNS.contains(node.kind()));
                definitions.add(new Definition(
                        phase,
                        column.isPresent() ? "column" : node.kind(),
                        column.map(name -> node.identity() + "." + name).orElse(node.identity()),
                        postscript.sql()));
            }
        }
        return definitions;
    }

    /** Of a key's index, only its settings are a node. */
    private static boolean isLast(Node node, Graph graph) {
        Address address = node.address();
        return address.part() == 0
                || (address.part() == Address.SETTINGS
                        && graph.find(address.whole()).isEmpty());
    }
}
