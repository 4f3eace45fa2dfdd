package org.nself.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.Column;
import org.nself.schema.ColumnOptions;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/** Finds the changes within one table that exists on both sides. */
final class TableDiff {

    private final QualifiedName name;
    private final Table actual;
    private final Table desired;
    private final Table owned;
    private final Intents intents;
    private final Set<QualifiedName> replacedEnums;
    private final List<Change> changes = new ArrayList<>();

    private TableDiff(Table actual, Table desired, Table owned, Intents intents, Set<QualifiedName> replacedEnums) {
        this.name = desired.name();
        this.actual = actual;
        this.desired = desired;
        this.owned = owned;
        this.intents = intents;
        this.replacedEnums = replacedEnums;
    }

    /** @param replacedEnums enums whose change takes the defaults of their columns along */
    static List<Change> between(
            Table actual, Table desired, Table owned, Intents intents, Set<QualifiedName> replacedEnums) {
        if (actual.equals(desired)) {
            return List.of();
        }
        TableDiff diff = new TableDiff(actual, desired, owned, intents, replacedEnums);
        if (!actual.options().equals(desired.options())) {
            diff.changes.add(new Change.ChangeTableOptions(desired.name(), actual.options(), desired.options()));
        }
        diff.columns();
        diff.changes.addAll(NamedDiff.constraints(actual, desired, owned));
        diff.changes.addAll(NamedDiff.indexes(actual, desired, owned));
        Comments.change(new Subject.OfTable(desired.name()), actual.comment(), desired.comment(), owned.comment())
                .ifPresent(diff.changes::add);
        return diff.changes;
    }

    private void columns() {
        for (Column to : desired.columns()) {
            actual.column(to.name())
                    .ifPresentOrElse(from -> column(from, to), () -> changes.add(new Change.AddColumn(name, to)));
        }
        actual.columns().stream()
                .filter(column -> desired.column(column.name()).isEmpty()
                        && owned.column(column.name()).isPresent())
                .map(column -> new Change.DropColumn(name, column))
                .forEach(changes::add);
    }

    /**
     * In an order that PostgreSQL takes: a column stops to number its rows before it changes otherwise, and begins when all
     * else is done, for one that numbers its rows has neither NULLs nor a default.
     */
    private void column(Column from, Column to) {
        boolean numberingChanges = !from.increment().equals(to.increment());
        boolean stops = numberingChanges && to.increment().isEmpty();
        if (stops) {
            changes.add(new Change.ChangeIncrement(name, from, to));
        }
        boolean typeChanges = !from.type().equals(to.type())
                || !from.options().collation().equals(to.options().collation());
        if (typeChanges) {
            changes.add(new Change.ChangeType(
                    name, from, to, Optional.ofNullable(intents.using().get(new Subject.OfColumn(name, to.name())))));
        }
        if (!from.generated().equals(to.generated())) {
            changes.add(new Change.ChangeGenerated(name, from, to));
        }
        if (from.nullable() != to.nullable()) {
            changes.add(new Change.ChangeNullability(name, from, to));
        }
        // A change of type carries the default with it, for the old one may not fit the new type.
        boolean carried = typeChanges
                || from.type().userDefined().filter(replacedEnums::contains).isPresent();
        if (!carried && !from.defaultValue().equals(to.defaultValue())) {
            changes.add(new Change.ChangeDefault(name, from, to));
        }
        if (numberingChanges && !stops) {
            changes.add(new Change.ChangeIncrement(name, from, to));
        }
        ColumnOptions before = from.options().withCollation(to.options().collation());
        if (!before.equals(to.options())) {
            changes.add(new Change.ChangeColumnOptions(name, from, to));
        }
        Comments.change(
                        new Subject.OfColumn(name, to.name()),
                        from.comment(),
                        to.comment(),
                        owned.column(to.name()).map(Column::comment).orElse(Optional.empty()))
                .ifPresent(changes::add);
    }
}
