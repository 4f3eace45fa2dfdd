package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Set;

/**
 * An object that nself does not manage and that stands on what it manages: a view, a policy, a trigger.
 *
 * @param kind what it is, as people say it
 * @param label its name, as people say it
 * @param on what it uses, and what therefore cannot be changed or dropped while it is there
 * @param partOf what it goes along with without a word when that is dropped
 * @param above the dependents that stand on this one, as {@link #toString()} calls them
 * @param drop the statements that take it away; empty when it cannot be made again as it was, or goes by itself
 * @param create the statements that make it again as it was, with owner, comments and grants; empty when it cannot be
 */
public record Dependent(
        String kind,
        String label,
        Set<Subject> on,
        Set<Subject> partOf,
        Set<String> above,
        List<String> drop,
        List<String> create) {

    /** The kind of what a table has that nself does not manage: owner, rights, row security, replica identity, tablespace. */
    public static final String PROPERTIES = "properties of table";

    public Dependent {
        requireNonNull(kind, "kind");
        requireNonNull(label, "label");
        on = Set.copyOf(on);
        partOf = Set.copyOf(partOf);
        above = Set.copyOf(above);
        drop = List.copyOf(drop);
        create = List.copyOf(create);
    }

    public Subject subject() {
        return new Subject.OfDependent(kind, label);
    }

    /** Whether it can be taken away and made again as it was. */
    public boolean canComeBack() {
        return !create.isEmpty();
    }

    /** The same one, standing on what has new names now; its own words still have the old ones, so it must stay. */
    public Dependent renamed(Set<Subject> newOn, Set<Subject> newPartOf) {
        return new Dependent(kind, label, newOn, newPartOf, above, List.of(), List.of());
    }

    @Override
    public String toString() {
        return kind + " " + label;
    }
}
