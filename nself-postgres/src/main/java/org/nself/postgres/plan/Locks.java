package org.nself.postgres.plan;

import static org.nself.plan.TableLock.Mode.ACCESS_EXCLUSIVE;
import static org.nself.plan.TableLock.Mode.SHARE;
import static org.nself.plan.TableLock.Mode.SHARE_ROW_EXCLUSIVE;
import static org.nself.plan.TableLock.Mode.SHARE_UPDATE_EXCLUSIVE;

import java.util.ArrayList;
import java.util.List;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.plan.TableLock;
import org.nself.plan.TableLock.Mode;
import org.nself.schema.Check;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/** Which locks a change takes on tables that others use now. Measured on PostgreSQL 13 to 18, which agree. */
final class Locks {

    private final Catalog catalog;

    Locks(Catalog catalog) {
        this.catalog = catalog;
    }

    List<TableLock> of(Change change) {
        return all(change).stream()
                .filter(lock -> catalog.schema().table(lock.table()).isPresent())
                .distinct()
                .toList();
    }

    private static List<TableLock> all(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> List.of();
            case Change.DropNamespace ignored -> List.of();
            case Change.CreateEnum ignored -> List.of();
            case Change.DropEnum ignored -> List.of();
            case Change.ChangeEnumValues values ->
                values.onlyAdds()
                        ? List.of()
                        : values.uses().stream()
                                .map(use -> new TableLock(use.table(), ACCESS_EXCLUSIVE))
                                .toList();
            case Change.CreateTable create -> targets(create.table(), SHARE_ROW_EXCLUSIVE);
            case Change.DropTable drop -> {
                List<TableLock> locks = new ArrayList<>(lock(drop.table().name(), ACCESS_EXCLUSIVE));
                locks.addAll(targets(drop.table(), ACCESS_EXCLUSIVE));
                yield locks;
            }
            case Change.AddColumn add -> lock(add.table(), ACCESS_EXCLUSIVE);
            case Change.DropColumn drop -> lock(drop.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeType type -> lock(type.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeNullability nullability -> lock(nullability.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeDefault value -> lock(value.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeIncrement increment -> lock(increment.table(), ACCESS_EXCLUSIVE);
            case Change.AddConstraint add -> constraint(add.table(), add.constraint(), SHARE_ROW_EXCLUSIVE);
            case Change.DropConstraint drop -> constraint(drop.table(), drop.constraint(), ACCESS_EXCLUSIVE);
            case Change.ChangeConstraint constraint -> changed(constraint);
            case Change.ChangeTableOptions options ->
                lock(
                        options.table(),
                        options.from().unlogged() == options.to().unlogged()
                                ? SHARE_UPDATE_EXCLUSIVE
                                : ACCESS_EXCLUSIVE);
            case Change.ChangeGenerated generated -> lock(generated.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeColumnOptions options -> lock(options.table(), ACCESS_EXCLUSIVE);
            case Rename rename -> renamed(rename);
            case SequenceChange ignored -> List.of();
            case DependentChange dependent -> dependent(dependent);
            case Change.CreateIndex create -> lock(create.table(), SHARE);
            case Change.DropIndex drop -> lock(drop.table(), ACCESS_EXCLUSIVE);
            case Change.ChangeComment comment -> comment(comment.subject());
        };
    }

    private static List<TableLock> renamed(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace ignored -> List.of();
            case Rename.OfTable table -> lock(table.to(), ACCESS_EXCLUSIVE);
            case Rename.OfColumn column -> lock(column.table(), ACCESS_EXCLUSIVE);
            case Rename.OfConstraint constraint -> lock(constraint.table(), ACCESS_EXCLUSIVE);
            case Rename.OfIndex ignored -> List.of();
            case Rename.OfEnum ignored -> List.of();
            case Rename.OfEnumValue ignored -> List.of();
            case Rename.OfSequence ignored -> List.of();
        };
    }

    /** To validate lets others read and write; all else locks fully. */
    private static List<TableLock> changed(Change.ChangeConstraint change) {
        boolean onlyValidates = change.from() instanceof Check
                || (change.from() instanceof ForeignKey from
                        && change.to() instanceof ForeignKey to
                        && from.options().deferral() == to.options().deferral());
        return lock(change.table(), onlyValidates ? SHARE_UPDATE_EXCLUSIVE : ACCESS_EXCLUSIVE);
    }

    private static List<TableLock> dependent(DependentChange change) {
        return change.dependent().on().stream()
                .flatMap(subject -> Planner.table(subject).stream())
                .distinct()
                .sorted()
                .map(table -> new TableLock(table, ACCESS_EXCLUSIVE))
                .toList();
    }

    /** A foreign key locks both tables alike; every other constraint locks its own table fully. */
    private static List<TableLock> constraint(QualifiedName table, Constraint constraint, Mode foreignKey) {
        return constraint instanceof ForeignKey key
                ? List.of(new TableLock(table, foreignKey), new TableLock(key.target(), foreignKey))
                : lock(table, ACCESS_EXCLUSIVE);
    }

    private static List<TableLock> comment(Subject subject) {
        return switch (subject) {
            case Subject.OfTable table -> lock(table.name(), SHARE_UPDATE_EXCLUSIVE);
            case Subject.OfColumn column -> lock(column.table(), SHARE_UPDATE_EXCLUSIVE);
            case Subject.OfConstraint ignored -> List.of();
            case Subject.OfIndex ignored -> List.of();
            case Subject.OfEnum ignored -> List.of();
            case Subject.OfNamespace ignored -> List.of();
            case Subject.OfEnumValue ignored -> List.of();
            case Subject.OfSequence ignored -> List.of();
            case Subject.OfDependent ignored -> List.of();
        };
    }

    private static List<TableLock> targets(Table table, Mode mode) {
        return table.foreignKeys().stream()
                .filter(key -> !key.target().equals(table.name()))
                .map(key -> new TableLock(key.target(), mode))
                .distinct()
                .toList();
    }

    private static List<TableLock> lock(QualifiedName table, Mode mode) {
        return List.of(new TableLock(table, mode));
    }
}
