package org.nself.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;

/** Finds the changes within one table that exists on both sides. */
final class TableDiff {

    private final QualifiedName name;
    private final Table actual;
    private final Table desired;
    private final Table owned;
    private final List<Change> changes = new ArrayList<>();

    private TableDiff(Table actual, Table desired, Table owned) {
        this.name = desired.name();
        this.actual = actual;
        this.desired = desired;
        this.owned = owned;
    }

    static List<Change> between(Table actual, Table desired, Table owned) {
        TableDiff diff = new TableDiff(actual, desired, owned);
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

    private void column(Column from, Column to) {
        boolean typeChanges = !from.type().equals(to.type());
        if (typeChanges) {
            changes.add(new Change.ChangeType(name, from, to));
        }
        if (from.nullable() != to.nullable()) {
            changes.add(new Change.ChangeNullability(name, from, to));
        }
        if (!from.increment().equals(to.increment())) {
            changes.add(new Change.ChangeIncrement(name, from, to));
        }
        // A change of type carries the default with it, for the old one may not fit the new type.
        if (!typeChanges && !from.defaultValue().equals(to.defaultValue())) {
            changes.add(new Change.ChangeDefault(name, from, to));
        }
        Comments.change(
                        new Subject.OfColumn(name, to.name()),
                        from.comment(),
                        to.comment(),
                        owned.column(to.name()).map(Column::comment).orElse(Optional.empty()))
                .ifPresent(changes::add);
    }
}
