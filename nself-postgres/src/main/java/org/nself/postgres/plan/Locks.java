package org.nself.postgres.plan;

import static org.nself.plan.TableLock.Mode.ACCESS_EXCLUSIVE;
import static org.nself.plan.TableLock.Mode.SHARE;
import static org.nself.plan.TableLock.Mode.SHARE_ROW_EXCLUSIVE;
import static org.nself.plan.TableLock.Mode.SHARE_UPDATE_EXCLUSIVE;

import java.util.ArrayList;
import java.util.List;
import org.nself.diff.Change;
import org.nself.plan.TableLock;
import org.nself.plan.TableLock.Mode;
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
            case Change.ChangeEnumValues ignored -> List.of();
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
            case Change.RenameConstraint rename -> lock(rename.table(), ACCESS_EXCLUSIVE);
            case Change.CreateIndex create -> lock(create.table(), SHARE);
            case Change.DropIndex drop -> lock(drop.table(), ACCESS_EXCLUSIVE);
            case Change.RenameIndex ignored -> List.of();
            case Change.ChangeComment comment -> comment(comment.subject());
        };
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
