package org.nself.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.schema.EnumType;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/**
 * Finds the changes that lead from one schema to another. It compares plainly: both schemas speak the words of the same
 * server, and whatever has a name has its final one.
 *
 * <p>What the desired schema does not name is dropped only when {@code owned}, the schema declared before, names it;
 * otherwise it is someone else's and stays. The changes come in the order of the desired schema; putting them in an
 * order that runs is the planner's work.
 */
public final class SchemaDiff {

    private final Schema actual;
    private final Schema desired;
    private final Schema owned;

    private SchemaDiff(Schema actual, Schema desired, Schema owned) {
        this.actual = actual;
        this.desired = desired;
        this.owned = owned;
    }

    /** The changes from {@code actual} to {@code desired}; empty when there is nothing to do. */
    public static List<Change> between(Schema actual, Schema desired, Schema owned) {
        return new SchemaDiff(actual, desired, owned).changes();
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        namespaces(changes);
        enums(changes);
        tables(changes);
        return List.copyOf(changes);
    }

    /** A namespace is needed when it is declared or something lies in it; none is ever dropped. */
    private void namespaces(List<Change> changes) {
        Map<String, Namespace> present = byName(actual);
        Map<String, Namespace> declaredBefore = byName(owned);
        Map<String, Namespace> needed = new LinkedHashMap<>(byName(desired));
        Stream.concat(
                        desired.enums().stream().map(EnumType::name),
                        desired.tables().stream().map(Table::name))
                .map(QualifiedName::namespace)
                .forEach(name -> needed.putIfAbsent(name, Namespace.of(name)));
        for (Namespace to : needed.values()) {
            Namespace from = present.get(to.name());
            if (from == null) {
                changes.add(new Change.CreateNamespace(to));
            } else {
                Comments.change(
                                new Subject.OfNamespace(to.name()),
                                from.comment(),
                                to.comment(),
                                Optional.ofNullable(declaredBefore.get(to.name()))
                                        .flatMap(Namespace::comment))
                        .ifPresent(changes::add);
            }
        }
    }

    private static Map<String, Namespace> byName(Schema schema) {
        Map<String, Namespace> byName = new LinkedHashMap<>();
        schema.namespaces().forEach(namespace -> byName.put(namespace.name(), namespace));
        return byName;
    }

    private void enums(List<Change> changes) {
        Map<QualifiedName, EnumType> present = actual.enumsByName();
        Map<QualifiedName, EnumType> declaredBefore = owned.enumsByName();
        Map<QualifiedName, EnumType> wanted = desired.enumsByName();
        for (EnumType to : desired.enums()) {
            Optional<EnumType> before = Optional.ofNullable(present.get(to.name()));
            if (before.isEmpty()) {
                changes.add(new Change.CreateEnum(to));
                continue;
            }
            EnumType from = before.get();
            if (!from.values().equals(to.values())) {
                changes.add(new Change.ChangeEnumValues(from, to));
            }
            Comments.change(
                            new Subject.OfEnum(to.name()),
                            from.comment(),
                            to.comment(),
                            Optional.ofNullable(declaredBefore.get(to.name())).flatMap(EnumType::comment))
                    .ifPresent(changes::add);
        }
        actual.enums().stream()
                .filter(type -> declaredBefore.containsKey(type.name()) && !wanted.containsKey(type.name()))
                .map(Change.DropEnum::new)
                .forEach(changes::add);
    }

    private void tables(List<Change> changes) {
        Map<QualifiedName, Table> present = actual.tablesByName();
        Map<QualifiedName, Table> declaredBefore = owned.tablesByName();
        Map<QualifiedName, Table> wanted = desired.tablesByName();
        for (Table to : desired.tables()) {
            Table from = present.get(to.name());
            if (from == null) {
                changes.add(new Change.CreateTable(to));
            } else {
                Table before = declaredBefore.getOrDefault(to.name(), Table.of(to.name(), List.of()));
                changes.addAll(TableDiff.between(from, to, before));
            }
        }
        actual.tables().stream()
                .filter(table -> declaredBefore.containsKey(table.name()) && !wanted.containsKey(table.name()))
                .map(Change.DropTable::new)
                .forEach(changes::add);
    }
}
