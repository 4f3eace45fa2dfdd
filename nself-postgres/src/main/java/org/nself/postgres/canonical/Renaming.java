package org.nself.postgres.canonical;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.diff.Intents;
import org.nself.diff.Rename;
import org.nself.plan.TableSize;
import org.nself.schema.Dependent;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/**
 * What a database holds, as if it had got the new names that the author speaks of. A rename that is done already, or whose
 * old name is not there or still wanted, is passed over.
 */
final class Renaming {

    private final Schema desired;
    private final List<Rename> renames = new ArrayList<>();
    private final Map<QualifiedName, TableSize> sizes;
    private Schema schema;
    private Schema owned;
    private List<Dependent> dependents;

    private Renaming(Catalog catalog, Schema owned, Schema desired) {
        this.desired = desired;
        this.schema = catalog.schema();
        this.owned = owned;
        this.dependents = catalog.dependents();
        this.sizes = new HashMap<>(catalog.sizes());
    }

    /**
     * A catalog under its new names, and the renames that lead there.
     *
     * @param owned what was declared before, under the new names too
     */
    record Renamed(Catalog catalog, Schema owned, List<Rename> renames) {}

    static Renamed of(Catalog catalog, Schema owned, Schema desired, Intents intents) {
        if (intents.renames().isEmpty()) {
            return new Renamed(catalog, owned, List.of());
        }
        Renaming renaming = new Renaming(catalog, owned, desired);
        NotNullNames names = new NotNullNames(catalog.version());
        renaming.schema = names.spelled(renaming.schema);
        intents.renames().entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<Subject, QualifiedName> entry) -> rank(entry.getKey()))
                        .thenComparing(entry -> entry.getKey().label()))
                .forEach(entry -> renaming.add(entry.getKey(), entry.getValue()));
        renaming.schema = names.unspelled(renaming.schema, renaming.renames);
        return new Renamed(
                catalog.with(renaming.schema, renaming.sizes).withDependents(renaming.dependents),
                renaming.owned,
                List.copyOf(renaming.renames));
    }

    /** Tables and types before what lies in them. */
    private static int rank(Subject subject) {
        return switch (subject) {
            case Subject.OfNamespace ignored -> -1;
            case Subject.OfTable ignored -> 0;
            case Subject.OfEnum ignored -> 0;
            case Subject.OfSequence ignored -> 0;
            case Subject.OfColumn ignored -> 1;
            case Subject.OfEnumValue ignored -> 1;
            case Subject.OfConstraint ignored -> 1;
            case Subject.OfIndex ignored -> 1;
            case Subject.OfDependent ignored -> 1;
        };
    }

    private void add(Subject subject, QualifiedName from) {
        switch (subject) {
            case Subject.OfNamespace namespace -> namespace(from.name(), namespace.name());
            case Subject.OfTable table -> table(from, table.name());
            case Subject.OfColumn column -> column(column.table(), from.name(), column.name());
            case Subject.OfEnum type -> type(from, type.name());
            case Subject.OfEnumValue value -> value(value.type(), from.name(), value.value());
            case Subject.OfSequence sequence -> sequence(from, sequence.name());
            // Those that are the same under another name are found by what they are.
            case Subject.OfConstraint ignored -> {}
            case Subject.OfIndex ignored -> {}
            case Subject.OfDependent ignored -> {}
        }
    }

    private void rename(Rename rename) {
        renames.add(rename);
        schema = Renamer.renamed(schema, rename);
        owned = Renamer.renamed(owned, rename);
        dependents = DependentRenamer.renamed(dependents, rename);
    }

    private void namespace(String from, String to) {
        if (!has(schema, to) && has(schema, from) && !has(desired, from)) {
            rename(new Rename.OfNamespace(from, to));
            sizes.keySet().stream()
                    .filter(name -> name.namespace().equals(from))
                    .toList()
                    .forEach(name -> sizes.put(new QualifiedName(to, name.name()), sizes.remove(name)));
        }
    }

    private static boolean has(Schema schema, String namespace) {
        return schema.namespaces().stream().anyMatch(there -> there.name().equals(namespace));
    }

    private void table(QualifiedName from, QualifiedName to) {
        if (schema.table(to).isEmpty()
                && schema.table(from).isPresent()
                && desired.table(from).isEmpty()) {
            rename(new Rename.OfTable(from, to));
            TableSize size = sizes.remove(from);
            if (size != null) {
                sizes.put(to, size);
            }
        }
    }

    private void column(QualifiedName table, String from, String to) {
        Optional<Table> there = schema.table(table);
        boolean renamed = there.flatMap(found -> found.column(from)).isPresent()
                && there.flatMap(found -> found.column(to)).isEmpty()
                && desired.table(table).flatMap(found -> found.column(from)).isEmpty();
        if (renamed) {
            rename(new Rename.OfColumn(table, from, to));
        }
    }

    private void type(QualifiedName from, QualifiedName to) {
        Map<QualifiedName, EnumType> there = schema.enumsByName();
        if (!there.containsKey(to)
                && there.containsKey(from)
                && !desired.enumsByName().containsKey(from)) {
            rename(new Rename.OfEnum(from, to));
        }
    }

    private void value(QualifiedName type, String from, String to) {
        List<String> there = values(schema, type);
        if (!there.contains(to)
                && there.contains(from)
                && !values(desired, type).contains(from)) {
            rename(new Rename.OfEnumValue(type, from, to));
        }
    }

    private static List<String> values(Schema schema, QualifiedName type) {
        return Optional.ofNullable(schema.enumsByName().get(type))
                .map(EnumType::values)
                .orElse(List.of());
    }

    private void sequence(QualifiedName from, QualifiedName to) {
        Map<QualifiedName, Sequence> there = schema.sequencesByName();
        if (!there.containsKey(to)
                && there.containsKey(from)
                && !desired.sequencesByName().containsKey(from)) {
            rename(new Rename.OfSequence(from, to));
        }
    }
}
