package org.nself.postgres.backup.definition;

import java.util.Comparator;
import java.util.List;

/**
 * Statements that belong together, none of which another object's may come between.
 *
 * @param rank which kinds come first where nothing else decides
 */
record Node(Address address, Phase phase, int rank, String kind, String identity, List<String> statements) {

    /** As they were made, for that is how the server chose the names nobody gave. */
    static final Comparator<Node> ORDER = Comparator.comparingInt(Node::rank)
            .thenComparingLong(node -> node.address().object())
            .thenComparingInt(node -> node.address().part())
            .thenComparingLong(node -> node.address().catalog());

    boolean isView() {
        return kind.equals("view") && address.part() == 0;
    }

    /** Whether rows cannot be loaded without it. */
    boolean holdsRows() {
        return address.part() == 0 && (kind.equals("table") || kind.equals("partitioned table"));
    }

    Node with(List<String> others) {
        return new Node(address, phase, rank, kind, identity, others);
    }

    @Override
    public String toString() {
        return kind + " " + identity;
    }
}
