package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nself.diff.Change;
import org.nself.diff.Change.ChangeEnumValues;
import org.nself.postgres.type.SqlWords;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Generated;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.schema.UniqueKey;

/**
 * What nself manages and stands in the way of a change, though it does not change itself: it is dropped before and made
 * again after. What PostgreSQL would drop along without a word is dropped by name, so that the way back brings it back.
 */
final class Surroundings {

    private final Schema actual;
    private final List<Change> changes;
    private final Set<Subject> gone = new HashSet<>();
    private final Set<QualifiedName> droppedTables = new HashSet<>();

    /** Foreign keys of tables that go: they go first, by themselves, where a key goes that they hold on to. */
    private final Map<QualifiedName, Set<ForeignKey>> ahead = new HashMap<>();

    private final Set<Change> more = new LinkedHashSet<>();

    /** Computed columns that are dropped and made again, as they are to be: nothing else needs to be done to them. */
    private final Set<Subject> madeAnew = new HashSet<>();

    private Surroundings(Schema actual, List<Change> changes) {
        this.actual = actual;
        this.changes = changes;
        for (Change change : changes) {
            if (change instanceof Change.DropTable drop) {
                droppedTables.add(drop.table().name());
            } else if (change instanceof Change.DropConstraint
                    || change instanceof Change.DropIndex
                    || change instanceof Change.DropColumn) {
                gone.add(change.subject());
            }
        }
    }

    /** The changes, and those that make room for them. */
    static List<Change> of(List<Change> changes, Schema actual) {
        Surroundings surroundings = new Surroundings(actual, changes);
        changes.forEach(surroundings::around);
        List<Change> all = new ArrayList<>();
        changes.forEach(change -> all.addAll(surroundings.apart(change)));
        all.removeIf(change -> surroundings.madeAnew.contains(change.subject())
                && changed(change).isPresent());
        all.addAll(surroundings.more);
        return all;
    }

    private List<Change> apart(Change change) {
        if (!(change instanceof Change.DropTable drop)
                || !ahead.containsKey(drop.table().name())) {
            return List.of(change);
        }
        Table table = drop.table();
        Set<ForeignKey> first = ahead.getOrDefault(table.name(), Set.of());
        List<Change> apart = new ArrayList<>();
        first.forEach(key -> apart.add(new Change.DropConstraint(table.name(), key)));
        apart.add(new Change.DropTable(table.withForeignKeys(
                table.foreignKeys().stream().filter(key -> !first.contains(key)).toList())));
        return apart;
    }

    private void around(Change change) {
        if (change instanceof Change.DropConstraint drop) {
            keyColumns(drop.constraint()).ifPresent(columns -> referring(drop.table(), columns));
        } else if (change instanceof Change.DropIndex drop && drop.index().unique()) {
            referring(drop.table(), ColumnUses.columns(drop.index()));
        } else if (change instanceof Change.DropTable drop) {
            dropped(drop.table().name());
        } else if (change instanceof Change.DropColumn drop) {
            table(drop.table()).ifPresent(table -> onColumn(table, drop.column().name(), false));
        } else if (change instanceof Change.ChangeGenerated generated) {
            if (isMadeAnew(generated)) {
                table(generated.table())
                        .ifPresent(table -> onColumn(table, generated.to().name(), true));
            }
        } else if (change instanceof Change.ChangeType type) {
            table(type.table()).ifPresent(table -> typed(table, type));
        } else if (change instanceof ChangeEnumValues values && !values.onlyAdds()) {
            replaced(values);
        }
    }

    /** Whether a computed column is dropped and added again, or may be. */
    static boolean isMadeAnew(Change.ChangeGenerated change) {
        return change.to().generated().isPresent()
                || change.from().generated().filter(Generated::stored).isEmpty();
    }

    /** Foreign keys that hold on to a key which goes, even if only to come back otherwise. */
    private void referring(QualifiedName target, List<String> columns) {
        for (Table table : actual.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                boolean refers = key.target().equals(target)
                        && Set.copyOf(key.targetColumns()).equals(Set.copyOf(columns));
                if (refers && droppedTables.contains(table.name())) {
                    ahead.computeIfAbsent(table.name(), name -> new LinkedHashSet<>())
                            .add(key);
                } else if (refers) {
                    away(table, key, true);
                }
            }
        }
    }

    /** Foreign keys of tables that stay. */
    private void dropped(QualifiedName target) {
        for (Table table : actual.tables()) {
            for (ForeignKey key : table.foreignKeys()) {
                if (key.target().equals(target) && !droppedTables.contains(table.name())) {
                    away(table, key, false);
                }
            }
        }
    }

    /** All that is made of a column. */
    private void onColumn(Table table, String column, boolean comesBack) {
        for (Constraint constraint : table.constraints()) {
            if (ColumnUses.uses(constraint, column)) {
                keyColumns(constraint).ifPresent(columns -> {
                    if (!isGone(table, constraint)) {
                        referring(table.name(), columns);
                    }
                });
                away(table, constraint, comesBack);
            }
        }
        for (Index index : table.indexes()) {
            if (ColumnUses.uses(index, column)) {
                away(table, index, comesBack);
            }
        }
        for (Table other : actual.tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                if (key.target().equals(table.name()) && key.targetColumns().contains(column)) {
                    away(other, key, comesBack);
                }
            }
        }
    }

    /** A column of another kind of type: what compares it, or is computed from it, cannot stay while it changes. */
    private void typed(Table table, Change.ChangeType change) {
        String name = change.to().name();
        computedFrom(table, name);
        boolean comparable =
                TypeChange.isComparable(change.from().type(), change.to().type());
        if (comparable) {
            return;
        }
        for (Table other : actual.tables()) {
            for (ForeignKey key : other.foreignKeys()) {
                boolean own = other.name().equals(table.name()) && key.columns().contains(name);
                boolean target =
                        key.target().equals(table.name()) && key.targetColumns().contains(name);
                if (own || target) {
                    away(other, key, true);
                }
            }
        }
    }

    private void computedFrom(Table table, String column) {
        for (Column other : table.columns()) {
            boolean computed = other.generated()
                    .filter(generated -> SqlWords.mentions(generated.expression(), column))
                    .isPresent();
            Subject subject = new Subject.OfColumn(table.name(), other.name());
            if (computed && gone.add(subject)) {
                madeAnew.add(subject);
                onColumn(table, other.name(), true);
                more.add(new Change.DropColumn(table.name(), other));
                more.add(new Change.AddColumn(table.name(), after(table.name(), other)));
            }
        }
    }

    /** The column as it is to be, if it changes at the same time. */
    private Column after(QualifiedName table, Column column) {
        Subject subject = new Subject.OfColumn(table, column.name());
        return changes.stream()
                .filter(change -> change.subject().equals(subject))
                .flatMap(change -> changed(change).stream())
                .findFirst()
                .orElse(column);
    }

    /** A column that changes, as it is to be. */
    private static Optional<Column> changed(Change change) {
        if (change instanceof Change.ChangeType type) {
            return Optional.of(type.to());
        }
        if (change instanceof Change.ChangeGenerated generated) {
            return Optional.of(generated.to());
        }
        if (change instanceof Change.ChangeNullability nullability) {
            return Optional.of(nullability.to());
        }
        return change instanceof Change.ChangeColumnOptions options ? Optional.of(options.to()) : Optional.empty();
    }

    /** Texts that name the type would go on to mean the old one. */
    private void replaced(ChangeEnumValues change) {
        QualifiedName type = change.to().name();
        for (ChangeEnumValues.Use use : change.uses()) {
            table(use.table()).ifPresent(table -> computedFrom(table, use.from().name()));
        }
        for (Table table : actual.tables()) {
            for (Check check : table.checks()) {
                if (SqlWords.mentionsType(check.expression(), type)) {
                    away(table, check, true);
                }
            }
            for (Exclusion exclusion : table.exclusions()) {
                if (SqlWords.mentionsType(exclusion.definition(), type)) {
                    away(table, exclusion, true);
                }
            }
            for (Index index : table.indexes()) {
                if (ColumnUses.texts(index).stream().anyMatch(text -> SqlWords.mentionsType(text, type))) {
                    away(table, index, true);
                }
            }
        }
    }

    private void away(Table table, Constraint constraint, boolean comesBack) {
        String name = constraint.name().orElseThrow();
        if (!droppedTables.contains(table.name()) && gone.add(new Subject.OfConstraint(table.name(), name))) {
            more.add(new Change.DropConstraint(table.name(), constraint));
            if (comesBack) {
                more.add(new Change.AddConstraint(table.name(), constraint));
            }
        }
    }

    private void away(Table table, Index index, boolean comesBack) {
        String name = index.name().orElseThrow();
        if (!droppedTables.contains(table.name()) && gone.add(new Subject.OfIndex(table.name(), name))) {
            more.add(new Change.DropIndex(table.name(), index));
            if (comesBack) {
                more.add(new Change.CreateIndex(table.name(), index));
            }
        }
    }

    private boolean isGone(Table table, Constraint constraint) {
        return gone.contains(
                new Subject.OfConstraint(table.name(), constraint.name().orElseThrow()));
    }

    private Optional<Table> table(QualifiedName name) {
        return actual.table(name);
    }

    private static Optional<List<String>> keyColumns(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> Optional.of(key.columns());
            case UniqueKey key -> Optional.of(key.columns());
            case ForeignKey ignored -> Optional.empty();
            case Check ignored -> Optional.empty();
            case Exclusion ignored -> Optional.empty();
        };
    }
}
