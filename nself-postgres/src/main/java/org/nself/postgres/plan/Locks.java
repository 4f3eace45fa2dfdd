package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.plan.TableLock;
import org.nself.plan.TableLock.Mode;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.spi.Catalog;

/** Which locks a change takes on tables that others use now, by the table of knowledge. */
final class Locks {

    private final Catalog catalog;
    private final Kinds kinds;

    Locks(Catalog catalog) {
        this.catalog = catalog;
        this.kinds = new Kinds(catalog.version());
    }

    List<TableLock> of(Change change) {
        Stream<TableLock> locks = change instanceof DependentChange dependent
                ? dependent(dependent)
                : kinds.of(change).stream().flatMap(kind -> locks(change, Knowledge.of(kind, catalog.version())));
        return locks.filter(lock -> catalog.schema().table(lock.table()).isPresent())
                .distinct()
                .toList();
    }

    /** Of an index that comes or goes without keeping writers out. */
    List<TableLock> concurrently(Change change) {
        return locks(change, Knowledge.of(Kinds.concurrently(change), catalog.version()))
                .filter(lock -> catalog.schema().table(lock.table()).isPresent())
                .toList();
    }

    private Stream<TableLock> locks(Change change, Effect effect) {
        List<QualifiedName> own = own(change);
        List<TableLock> locks = new ArrayList<>(on(own, effect, "own"));
        List<QualifiedName> others =
                targets(change).stream().filter(table -> !own.contains(table)).toList();
        locks.addAll(on(others, effect, "referenced"));
        if (change instanceof Change.ChangeType type) {
            Effect key = Knowledge.of(Kind.CHANGE_TYPE_OF_A_KEY, catalog.version());
            locks.addAll(on(Referrers.of(type, catalog.schema()), key, "referencing"));
        }
        return locks.stream();
    }

    private static List<TableLock> on(List<QualifiedName> tables, Effect effect, String part) {
        Optional<Mode> mode = Optional.ofNullable(effect.locks().get(part)).flatMap(Locks::mode);
        return mode.stream()
                .flatMap(known -> tables.stream().map(table -> new TableLock(table, known)))
                .toList();
    }

    /** Empty for those that stand in the way of nobody but those who lock a table in full. */
    private static Optional<Mode> mode(String words) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.toString().equals(words))
                .findFirst();
    }

    private static List<QualifiedName> own(Change change) {
        return change instanceof Change.ChangeEnumValues values
                ? values.uses().stream()
                        .map(Change.ChangeEnumValues.Use::table)
                        .distinct()
                        .toList()
                : Planner.table(change.subject()).stream().toList();
    }

    private static List<QualifiedName> targets(Change change) {
        return foreignKeys(change).stream().map(ForeignKey::target).distinct().toList();
    }

    private static List<ForeignKey> foreignKeys(Change change) {
        if (change instanceof Change.CreateTable create) {
            return create.table().foreignKeys();
        }
        if (change instanceof Change.DropTable drop) {
            return drop.table().foreignKeys();
        }
        if (change instanceof Change.AddConstraint add) {
            return foreignKey(add.constraint());
        }
        if (change instanceof Change.ChangeConstraint constraint) {
            return foreignKey(constraint.to());
        }
        return change instanceof Change.DropConstraint drop ? foreignKey(drop.constraint()) : List.of();
    }

    private static List<ForeignKey> foreignKey(Constraint constraint) {
        return constraint instanceof ForeignKey key ? List.of(key) : List.of();
    }

    private static Stream<TableLock> dependent(DependentChange change) {
        return change.dependent().on().stream()
                .flatMap(subject -> Planner.table(subject).stream())
                .distinct()
                .sorted()
                .map(table -> new TableLock(table, Mode.ACCESS_EXCLUSIVE));
    }
}
