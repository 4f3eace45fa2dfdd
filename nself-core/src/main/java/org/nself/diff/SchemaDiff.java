package org.nself.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change.ChangeEnumValues;
import org.nself.schema.Column;
import org.nself.schema.EnumType;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
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
    private final Intents intents;
    private final List<Change> changes = new ArrayList<>();

    /** Enums that lose or move values: the columns of these get their defaults from the change of the enum. */
    private final Set<QualifiedName> replaced = new HashSet<>();

    private SchemaDiff(Schema actual, Schema desired, Schema owned, Intents intents) {
        this.actual = actual;
        this.desired = desired;
        this.owned = owned;
        this.intents = intents;
    }

    /** The changes between two schemas whose author says nothing about the way. */
    public static List<Change> between(Schema actual, Schema desired, Schema owned) {
        return between(actual, desired, owned, Intents.NONE);
    }

    /** The changes from {@code actual} to {@code desired}; empty when there is nothing to do. */
    public static List<Change> between(Schema actual, Schema desired, Schema owned, Intents intents) {
        SchemaDiff diff = new SchemaDiff(actual, desired, owned, intents);
        diff.namespaces();
        diff.enums();
        diff.sequences();
        diff.tables();
        return List.copyOf(diff.changes);
    }

    /** A namespace is needed when it is declared or something lies in it. */
    private void namespaces() {
        Map<String, Namespace> present = byName(actual);
        Map<String, Namespace> declaredBefore = byName(owned);
        Map<String, Namespace> needed = new LinkedHashMap<>(byName(desired));
        Stream.of(
                        desired.enums().stream().map(EnumType::name),
                        desired.sequences().stream().map(Sequence::name),
                        desired.tables().stream().map(Table::name))
                .flatMap(names -> names)
                .map(QualifiedName::namespace)
                .forEach(name -> needed.putIfAbsent(name, Namespace.of(name)));
        for (Namespace to : needed.values()) {
            Namespace from = present.get(to.name());
            if (from == null) {
                changes.add(new Change.CreateNamespace(to));
            } else {
                comment(
                        new Subject.OfNamespace(to.name()),
                        from.comment(),
                        to.comment(),
                        Optional.ofNullable(declaredBefore.get(to.name())).flatMap(Namespace::comment));
            }
        }
        present.values().stream()
                .filter(namespace -> declaredBefore.containsKey(namespace.name())
                        && !needed.containsKey(namespace.name())
                        && !namespace.name().equals(QualifiedName.DEFAULT_NAMESPACE)
                        && nothingStays(namespace.name()))
                .map(Change.DropNamespace::new)
                .forEach(changes::add);
    }

    /** Whether all that lies in a namespace was declared, so that it goes too. */
    private boolean nothingStays(String namespace) {
        return Stream.of(
                        actual.enums().stream()
                                .map(EnumType::name)
                                .filter(name -> !owned.enumsByName().containsKey(name)),
                        actual.sequences().stream()
                                .map(Sequence::name)
                                .filter(name -> !owned.sequencesByName().containsKey(name)),
                        actual.tables().stream()
                                .map(Table::name)
                                .filter(name -> !owned.tablesByName().containsKey(name)))
                .flatMap(names -> names)
                .noneMatch(name -> name.namespace().equals(namespace));
    }

    private static Map<String, Namespace> byName(Schema schema) {
        Map<String, Namespace> byName = new LinkedHashMap<>();
        schema.namespaces().forEach(namespace -> byName.put(namespace.name(), namespace));
        return byName;
    }

    private void enums() {
        Map<QualifiedName, EnumType> present = actual.enumsByName();
        Map<QualifiedName, EnumType> declaredBefore = owned.enumsByName();
        Map<QualifiedName, EnumType> wanted = desired.enumsByName();
        for (EnumType to : desired.enums()) {
            EnumType from = present.get(to.name());
            if (from == null) {
                changes.add(new Change.CreateEnum(to));
                continue;
            }
            if (!from.values().equals(to.values())) {
                changes.add(values(from, to));
            }
            comment(
                    new Subject.OfEnum(to.name()),
                    from.comment(),
                    to.comment(),
                    Optional.ofNullable(declaredBefore.get(to.name())).flatMap(EnumType::comment));
        }
        actual.enums().stream()
                .filter(type -> declaredBefore.containsKey(type.name()) && !wanted.containsKey(type.name()))
                .map(Change.DropEnum::new)
                .forEach(changes::add);
    }

    private ChangeEnumValues values(EnumType from, EnumType to) {
        ChangeEnumValues change =
                new ChangeEnumValues(from, to, List.of(), intents.remaps().getOrDefault(to.name(), Map.of()));
        boolean swaps = !change.onlyAdds();
        if (swaps) {
            replaced.add(to.name());
        }
        Map<QualifiedName, Table> wanted = desired.tablesByName();
        List<ChangeEnumValues.Use> uses = new ArrayList<>();
        for (Table table : actual.tables()) {
            for (Column column : table.columns()) {
                Optional<Column> next =
                        Optional.ofNullable(wanted.get(table.name())).flatMap(there -> there.column(column.name()));
                boolean leaves = swaps && next.filter(this::isOfNoSwappedEnum).isPresent();
                if (column.type().userDefined().equals(Optional.of(to.name())) && !leaves) {
                    Column after = next.filter(there -> swaps && there.type().equals(column.type()))
                            .map(there -> column.withDefault(there.defaultValue()))
                            .orElse(column);
                    uses.add(new ChangeEnumValues.Use(table.name(), column, after));
                }
            }
        }
        return new ChangeEnumValues(from, to, uses, change.remap());
    }

    /** A column that becomes one of these leaves its enum before that is made anew: the values that go are no matter to it. */
    private boolean isOfNoSwappedEnum(Column column) {
        Optional<QualifiedName> type = column.type().userDefined();
        return type.map(name -> desired.enumsByName().get(name))
                .filter(to -> Optional.ofNullable(actual.enumsByName().get(to.name()))
                        .filter(from -> !new ChangeEnumValues(from, to, List.of(), Map.of()).onlyAdds())
                        .isPresent())
                .isEmpty();
    }

    private void sequences() {
        Map<QualifiedName, Sequence> present = actual.sequencesByName();
        Map<QualifiedName, Sequence> declaredBefore = owned.sequencesByName();
        Map<QualifiedName, Sequence> wanted = desired.sequencesByName();
        for (Sequence to : desired.sequences()) {
            Sequence from = present.get(to.name());
            if (from == null) {
                changes.add(new SequenceChange.Create(to));
                continue;
            }
            if (!from.withComment(Optional.empty()).equals(to.withComment(Optional.empty()))) {
                changes.add(new SequenceChange.Alter(from, to));
            }
            comment(
                    new Subject.OfSequence(to.name()),
                    from.comment(),
                    to.comment(),
                    Optional.ofNullable(declaredBefore.get(to.name())).flatMap(Sequence::comment));
        }
        actual.sequences().stream()
                .filter(sequence -> declaredBefore.containsKey(sequence.name()) && !wanted.containsKey(sequence.name()))
                .map(SequenceChange.Drop::new)
                .forEach(changes::add);
    }

    private void tables() {
        Map<QualifiedName, Table> present = actual.tablesByName();
        Map<QualifiedName, Table> declaredBefore = owned.tablesByName();
        Map<QualifiedName, Table> wanted = desired.tablesByName();
        for (Table to : desired.tables()) {
            Table from = present.get(to.name());
            if (from == null) {
                changes.add(new Change.CreateTable(to));
            } else {
                Table before = declaredBefore.getOrDefault(to.name(), Table.of(to.name(), List.of()));
                changes.addAll(TableDiff.between(from, to, before, intents, replaced));
            }
        }
        actual.tables().stream()
                .filter(table -> declaredBefore.containsKey(table.name()) && !wanted.containsKey(table.name()))
                .map(Change.DropTable::new)
                .forEach(changes::add);
    }

    private void comment(Subject subject, Optional<String> from, Optional<String> to, Optional<String> declaredBefore) {
        Comments.change(subject, from, to, declaredBefore).ifPresent(changes::add);
    }
}
