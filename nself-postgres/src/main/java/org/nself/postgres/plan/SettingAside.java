package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.Dependent;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;
import org.nself.spi.Catalog;
import org.nself.spi.Problem;

/**
 * What nself does not manage and stands in the way of changes: it is set aside before and put back after, as it was, with
 * all that stands on it. What cannot be put back is a reason to refuse.
 */
final class SettingAside {

    private final List<Change> changes;
    private final Catalog catalog;
    private final Map<String, Dependent> byName = new LinkedHashMap<>();
    private final Set<Dependent> aside = new HashSet<>();
    private final List<Problem> problems = new ArrayList<>();

    /** What goes along with a table or a column that is dropped. */
    private final Set<Dependent> lost;

    private SettingAside(List<Change> changes, Catalog catalog) {
        this.changes = changes;
        this.catalog = catalog;
        catalog.dependents().forEach(dependent -> byName.put(dependent.toString(), dependent));
        this.lost = changes.stream()
                .filter(change -> change instanceof Change.DropTable
                        || (change instanceof Change.DropColumn drop && !isMadeAnew(drop)))
                .flatMap(change -> goingWith(change.subject(), catalog).stream())
                .collect(Collectors.toSet());
        if (!catalog.dependents().isEmpty()) {
            changes.forEach(this::around);
        }
    }

    /** What PostgreSQL drops along with a table or a column without a word. */
    static List<Dependent> goingWith(Subject subject, Catalog catalog) {
        return catalog.dependents().stream()
                .filter(dependent -> dependent.partOf().contains(subject))
                .toList();
    }

    /** The changes, and those that make room for them. */
    static List<Change> of(List<Change> changes, Catalog catalog) {
        SettingAside setting = new SettingAside(changes, catalog);
        List<Dependent> away = catalog.dependents().stream()
                .filter(dependent -> setting.aside.contains(dependent)
                        || (setting.lost.contains(dependent) && dependent.canComeBack()))
                .toList();
        List<Change> all = new ArrayList<>(changes);
        away.reversed().forEach(dependent -> all.add(new DependentChange.SetAside(dependent)));
        away.stream()
                .filter(dependent -> !setting.lost.contains(dependent))
                .forEach(dependent -> all.add(new DependentChange.PutBack(dependent)));
        return all;
    }

    /** Why the changes cannot be made. */
    static List<Problem> problems(List<Change> changes, Catalog catalog) {
        return List.copyOf(new SettingAside(changes, catalog).problems);
    }

    private void around(Change change) {
        String label = change.subject().label();
        switch (change) {
            case Change.ChangeType type -> changeType(type);
            case Change.ChangeGenerated generated -> {
                if (Surroundings.isMadeAnew(generated)) {
                    room(
                            change,
                            label + " cannot be computed otherwise",
                            shaped(generated.table(), change.subject()),
                            Dependent::canComeBack);
                }
            }
            case Change.ChangeEnumValues values -> {
                if (!values.onlyAdds()) {
                    replaced(values);
                }
            }
            case Change.DropColumn drop -> {
                if (isMadeAnew(drop)) {
                    room(
                            change,
                            label + " cannot be computed anew",
                            shaped(drop.table(), change.subject()),
                            Dependent::canComeBack);
                } else {
                    refuse(change, "column " + label + " cannot be dropped", users(change.subject()));
                }
            }
            case Change.DropTable drop -> refuse(change, "table " + label + " cannot be dropped", usersOfAny(drop));
            case Change.DropEnum ignored ->
                refuse(change, "enum " + label + " cannot be dropped", users(change.subject()));
            case SequenceChange.Drop ignored ->
                refuse(change, "sequence " + label + " cannot be dropped", users(change.subject()));
            case Change.DropConstraint drop -> key(change, drop.table(), keyColumns(drop.constraint()));
            case Change.DropIndex drop -> key(change, drop.table(), keyColumns(drop.index()));
            case Change.AddColumn add -> {
                if (Hazards.writesEveryRow(add.column())) {
                    refuse(change, "column " + label + " cannot be added", storedRows(add.table()));
                }
            }
            case Change.ChangeTableOptions options -> {
                if (options.from().unlogged() != options.to().unlogged()) {
                    refuse(change, "rows of " + label + " cannot be written anew", storedRows(options.table()));
                }
            }
            case Change.CreateNamespace ignored -> {}
            case Change.DropNamespace ignored -> {}
            case Change.CreateEnum ignored -> {}
            case Change.CreateTable ignored -> {}
            case Change.ChangeNullability ignored -> {}
            case Change.ChangeDefault ignored -> {}
            case Change.ChangeIncrement ignored -> {}
            case Change.MoveIncrement ignored -> {}
            case Change.ChangeColumnOptions ignored -> {}
            case Change.AddConstraint ignored -> {}
            case Change.ChangeConstraint ignored -> {}
            case Change.CreateIndex ignored -> {}
            case Change.Fill ignored -> {}
            case Following ignored -> {}
            case Change.ChangeComment ignored -> {}
            case Rename ignored -> {}
            case SequenceChange.Create ignored -> {}
            case SequenceChange.Alter ignored -> {}
            case DependentChange ignored -> {}
        }
    }

    /** PostgreSQL itself sees to foreign keys, as long as their two ends can be compared. */
    private void changeType(Change.ChangeType type) {
        boolean comparable =
                TypeChange.isComparable(type.from().type(), type.to().type());
        String cannot = "the type of " + type.subject().label() + " cannot change";
        Map<Boolean, List<Dependent>> users = shaped(type.table(), type.subject()).stream()
                .collect(Collectors.partitioningBy(SettingAside::isForeignKey));
        if (!comparable) {
            refuse(type, cannot, users.getOrDefault(true, List.of()));
        }
        room(type, cannot, users.getOrDefault(false, List.of()), Dependent::canComeBack);
    }

    private void replaced(Change.ChangeEnumValues change) {
        List<String> gone = change.from().values().stream()
                .filter(value -> !change.to().values().contains(value))
                .map(value -> "'" + value.replace("'", "''") + "'")
                .toList();
        Set<Dependent> users = new LinkedHashSet<>(users(change.subject()));
        change.uses()
                .forEach(use -> users.addAll(shaped(
                        use.table(),
                        new Subject.OfColumn(use.table(), use.from().name()))));
        room(
                change,
                "enum " + change.subject().label() + " cannot lose or move values",
                users,
                dependent -> dependent.canComeBack()
                        && gone.stream()
                                .noneMatch(value ->
                                        dependent.create().stream().anyMatch(statement -> statement.contains(value))));
    }

    /** A foreign key is content with any key of these columns; what groups by a primary key needs one. */
    private void key(Change change, QualifiedName table, List<String> columns) {
        List<Constraint> next = changes.stream()
                .filter(Change.AddConstraint.class::isInstance)
                .map(Change.AddConstraint.class::cast)
                .filter(add -> add.table().equals(table)
                        && Set.copyOf(keyColumns(add.constraint())).equals(Set.copyOf(columns)))
                .map(Change.AddConstraint::constraint)
                .toList();
        boolean wasPrimary = change instanceof Change.DropConstraint drop && drop.constraint() instanceof PrimaryKey;
        boolean isPrimary = next.stream().anyMatch(PrimaryKey.class::isInstance);
        Map<Boolean, List<Dependent>> users = users(change.subject()).stream()
                .collect(Collectors.partitioningBy(
                        dependent -> !next.isEmpty() && (isForeignKey(dependent) || isPrimary || !wasPrimary)));
        String cannot = "key " + change.subject().label() + " cannot be dropped";
        room(change, cannot, users.getOrDefault(true, List.of()), Dependent::canComeBack);
        refuse(change, cannot, users.getOrDefault(false, List.of()));
    }

    private static boolean isForeignKey(Dependent dependent) {
        return dependent.kind().equals("foreign key");
    }

    private boolean isMadeAnew(Change.DropColumn drop) {
        return changes.stream()
                .anyMatch(change ->
                        change instanceof Change.AddColumn && change.subject().equals(drop.subject()));
    }

    private List<Dependent> users(Subject subject) {
        return catalog.dependents().stream()
                .filter(dependent -> dependent.on().contains(subject) && !lost.contains(dependent))
                .toList();
    }

    private List<Dependent> usersOfAny(Change.DropTable drop) {
        Optional<QualifiedName> table = Optional.of(drop.table().name());
        return catalog.dependents().stream()
                .filter(dependent -> !lost.contains(dependent)
                        && dependent.on().stream()
                                .anyMatch(subject -> Planner.table(subject).equals(table)))
                .toList();
    }

    /** What uses a column, and what stores rows of its table. */
    private List<Dependent> shaped(QualifiedName table, Subject column) {
        return Stream.concat(users(column).stream(), storedRows(table).stream())
                .distinct()
                .toList();
    }

    /** Columns elsewhere whose type is the table: PostgreSQL does not write its rows anew while there are any. */
    private List<Dependent> storedRows(QualifiedName table) {
        return users(new Subject.OfTable(table)).stream()
                .filter(dependent -> dependent.kind().equals("column"))
                .toList();
    }

    /** Sets aside what can be put back, with all that stands on it. */
    private void room(Change change, String cannot, Collection<Dependent> dependents, Predicate<Dependent> comesBack) {
        Set<Dependent> all = new LinkedHashSet<>();
        dependents.forEach(dependent -> withAbove(dependent, all));
        List<Dependent> stuck = all.stream().filter(comesBack.negate()).toList();
        if (stuck.isEmpty()) {
            aside.addAll(all);
        } else {
            problem(
                    change,
                    cannot,
                    stuck,
                    "nself cannot make this again exactly as it is: drop it by hand before and create it again after,"
                            + " or leave " + change.subject().label() + " as it is");
        }
    }

    private void withAbove(Dependent dependent, Set<Dependent> all) {
        if (!lost.contains(dependent) && all.add(dependent)) {
            dependent.above().stream()
                    .sorted()
                    .flatMap(name -> Optional.ofNullable(byName.get(name)).stream())
                    .forEach(above -> withAbove(above, all));
        }
    }

    private void refuse(Change change, String cannot, List<Dependent> dependents) {
        if (!dependents.isEmpty()) {
            problem(
                    change,
                    cannot,
                    dependents,
                    "nself does not manage this: change it by hand so that it does without, or drop it, or keep "
                            + change.subject().label());
        }
    }

    private void problem(Change change, String cannot, List<Dependent> dependents, String hint) {
        String users = dependents.stream().map(Dependent::toString).collect(Collectors.joining(", "));
        problems.add(
                new Problem("NS2808", change.subject(), cannot + ", for it is used by " + users, Optional.of(hint)));
    }

    private static List<String> keyColumns(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> key.columns();
            case UniqueKey key -> key.columns();
            case ForeignKey ignored -> List.of();
            case Check ignored -> List.of();
            case Exclusion ignored -> List.of();
        };
    }

    private static List<String> keyColumns(Index index) {
        return index.parts().stream()
                .flatMap(part ->
                        part.value() instanceof Index.Value.Column column ? Stream.of(column.name()) : Stream.of())
                .toList();
    }
}
