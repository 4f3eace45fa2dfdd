package org.nself.postgres.introspect;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.nself.schema.Dependent;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** Reads what nself does not manage and what stands, directly or not, on what it does. */
final class Dependents {

    /** An object of the catalog; a column has a part. */
    private record Identity(long catalog, long object, long part) {}

    /** An object while it is found out what it stands on. */
    private static final class Node {

        private final Set<Subject> on = new LinkedHashSet<>();
        private final Set<Subject> partOf = new LinkedHashSet<>();
        private final Set<Identity> uses = new LinkedHashSet<>();
        private String kind = "";
        private String label = "";
        private List<String> drop = List.of();
        private List<String> create = List.of();

        private String name() {
            return kind + " " + label;
        }

        private void definition(ResultSet row) throws SQLException {
            if (row.getBoolean("exact")) {
                drop = Queries.strings(row, "gone");
                create = Queries.strings(row, "made");
            }
        }
    }

    private final Map<Identity, Node> nodes = new LinkedHashMap<>();

    private Dependents() {}

    /**
     * Each after those that it stands on: one query, and two more when there are any.
     *
     * @param unusual tables with an owner, rights or the like that a new table would not have
     */
    static List<Dependent> read(Queries queries, Map<Long, QualifiedName> unusual) throws SQLException {
        Dependents dependents = new Dependents();
        queries.run("dependencies.sql", dependents::dependency);
        dependents.keepThoseAboveManaged();
        unusual.forEach(dependents::properties);
        if (dependents.nodes.isEmpty()) {
            return List.of();
        }
        // The server locks what a view reads when it prints the view.
        queries.releasing(() -> dependents.define(queries));
        return dependents.inOrder();
    }

    private void dependency(ResultSet row) throws SQLException {
        Identity identity = identity(row);
        Identity target = new Identity(row.getLong("refclass"), row.getLong("refobject"), 0);
        Node node = nodes.computeIfAbsent(identity, key -> new Node());
        String kind = row.getString("subject");
        if (!kind.isEmpty()) {
            QualifiedName relation = new QualifiedName(row.getString("namespace"), row.getString("relation"));
            (row.getBoolean("goes_along") ? node.partOf : node.on)
                    .add(subject(kind, relation, String.valueOf(row.getString("name"))));
        } else if (!target.equals(identity)) {
            node.uses.add(target);
        }
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getLong("class"), row.getLong("object"), row.getLong("part"));
    }

    private static Subject subject(String kind, QualifiedName relation, String name) {
        return switch (kind) {
            case "constraint" -> new Subject.OfConstraint(relation, name);
            case "index" -> new Subject.OfIndex(relation, name);
            case "enum" -> new Subject.OfEnum(relation);
            case "sequence" -> new Subject.OfSequence(relation);
            case "column" -> new Subject.OfColumn(relation, name);
            case "table" -> new Subject.OfTable(relation);
            default -> throw new IllegalStateException("dependencies.sql speaks of a " + kind);
        };
    }

    private void keepThoseAboveManaged() {
        Set<Identity> kept = new LinkedHashSet<>();
        nodes.forEach((identity, node) -> {
            if (!node.on.isEmpty() || !node.partOf.isEmpty()) {
                kept.add(identity);
            }
        });
        boolean more = true;
        while (more) {
            more = false;
            for (Map.Entry<Identity, Node> entry : nodes.entrySet()) {
                if (entry.getValue().uses.stream().anyMatch(kept::contains)) {
                    more |= kept.add(entry.getKey());
                }
            }
        }
        nodes.keySet().retainAll(kept);
        nodes.values().forEach(node -> node.uses.retainAll(kept));
    }

    /** What a table has that nself does not manage goes with it, and is to come back with it. */
    private void properties(long table, QualifiedName name) {
        Node node = new Node();
        node.kind = Dependent.PROPERTIES;
        node.label = name.toString();
        node.partOf.add(new Subject.OfTable(name));
        nodes.put(new Identity(0, table, 0), node);
    }

    private void define(Queries queries) throws SQLException {
        List<Identity> all = nodes.keySet().stream()
                .filter(identity -> identity.catalog() != 0)
                .toList();
        queries.run(
                "dependents.sql",
                List.of(
                        all.stream().map(Identity::catalog).toList(),
                        all.stream().map(Identity::object).toList(),
                        all.stream().map(Identity::part).toList()),
                row -> {
                    Node node = nodes.getOrDefault(identity(row), new Node());
                    node.kind = row.getString("kind");
                    node.label = row.getString("label");
                    node.definition(row);
                });
        Map<Long, Node> remade = new HashMap<>();
        nodes.forEach((identity, node) -> {
            if (node.kind.endsWith("view") || node.kind.equals(Dependent.PROPERTIES)) {
                remade.put(identity.object(), node);
            }
        });
        queries.run(
                "remaking.sql",
                List.of(List.copyOf(remade.keySet())),
                row -> remade.getOrDefault(row.getLong("object"), new Node()).definition(row));
    }

    private List<Dependent> inOrder() {
        Map<String, Identity> byName = new TreeMap<>();
        nodes.forEach((identity, node) -> byName.put(node.name(), identity));
        Set<Identity> ordered = new LinkedHashSet<>();
        Set<Identity> open = new HashSet<>();
        byName.values().forEach(identity -> after(identity, ordered, open));
        Map<Identity, Set<String>> above = new HashMap<>();
        nodes.values()
                .forEach(node -> node.uses.forEach(used -> above.computeIfAbsent(used, key -> new LinkedHashSet<>())
                        .add(node.name())));
        return ordered.stream()
                .map(identity -> dependent(node(identity), above.getOrDefault(identity, Set.of())))
                .toList();
    }

    private Node node(Identity identity) {
        return requireNonNull(nodes.get(identity));
    }

    private static Dependent dependent(Node node, Set<String> above) {
        return new Dependent(node.kind, node.label, node.on, node.partOf, above, node.drop, node.create);
    }

    /** @param open those that were looked at or are, for rules and functions may stand on each other */
    private void after(Identity identity, Set<Identity> ordered, Set<Identity> open) {
        if (open.add(identity)) {
            Map<String, Identity> used = new TreeMap<>();
            node(identity).uses.forEach(target -> used.put(node(target).name(), target));
            used.values().forEach(target -> after(target, ordered, open));
            ordered.add(identity);
        }
    }
}
