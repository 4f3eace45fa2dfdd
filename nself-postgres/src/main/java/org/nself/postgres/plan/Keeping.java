package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.nself.plan.StepHazard;
import org.nself.postgres.render.Kept;
import org.nself.postgres.render.Kept.KeptColumn;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.Dependent;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/**
 * What of a plan's losses is kept, when the policy says so: tables that go, and columns of tables whose primary key stays. What
 * goes is last in a plan, so that everything has its new name by then, and the way back begins with it.
 */
final class Keeping {

    private final List<Change> changes;
    private final Catalog catalog;
    private final boolean wanted;
    private final Function<DataType, String> types;

    Keeping(List<Change> changes, Catalog catalog, Policy policy, Function<DataType, String> types) {
        this.changes = changes;
        this.catalog = catalog;
        this.wanted = policy.keepDeleted();
        this.types = types;
    }

    /** What is copied before these changes are made, which are all of one step; empty when nothing can be or need be. */
    Optional<Kept> of(List<Change> step) {
        if (!wanted) {
            return Optional.empty();
        }
        if (step.getFirst() instanceof Change.DropTable drop) {
            return Optional.of(whole(drop.table()))
                    .filter(kept -> !kept.columns().isEmpty());
        }
        if (!step.stream().allMatch(Keeping::isLoss)) {
            return Optional.empty();
        }
        QualifiedName table = ((Change.DropColumn) step.getFirst()).table();
        List<Column> columns = step.stream()
                .map(change -> ((Change.DropColumn) change).column())
                .toList();
        return key(table).map(key -> new Kept(name(table, columns), table, columns(key), columns(columns)));
    }

    /** A column that numbers its rows gets new numbers when it comes back, and they would be in the way of the old ones. */
    private static boolean isLoss(Change change) {
        return change instanceof Change.DropColumn drop
                && drop.column().generated().isEmpty()
                && drop.column().increment().isEmpty();
    }

    /** What a change endangers that is kept. What stands on a table and is not managed goes all the same. */
    List<StepHazard> hazards(Change change, List<StepHazard> hazards) {
        boolean anythingElse = SettingAside.goingWith(change.subject(), catalog).stream()
                .anyMatch(dependent -> !dependent.kind().equals(Dependent.PROPERTIES));
        return hazards.stream()
                .filter(hazard -> hazard.hazard() != Hazard.DATA_LOSS || anythingElse)
                .toList();
    }

    /** What keeping costs on the way there, and what may be in the way of giving back. */
    static List<StepHazard> copied(Kept kept, List<Change> step) {
        List<StepHazard> hazards = new ArrayList<>();
        hazards.add(StepHazard.of(
                Hazard.FULL_SCAN,
                "every row of " + kept.table() + " is copied into " + Kept.NAMESPACE + "." + kept.name()
                        + " while nobody writes, and comes back from there"));
        for (Change change : step) {
            if (change instanceof Change.DropColumn drop
                    && !drop.column().nullable()
                    && drop.column().defaultValue().isEmpty()) {
                hazards.add(StepHazard.of(
                        Hazard.MAY_FAIL_ON_DOWN,
                        "a row that was added by then has no " + drop.subject().label()
                                + " to come back, and makes the way back fail"));
            } else if (change instanceof Change.DropTable drop
                    && !drop.table().foreignKeys().isEmpty()) {
                hazards.add(StepHazard.of(
                        Hazard.MAY_FAIL_ON_DOWN,
                        "a row of " + kept.table() + " that refers to what is gone by then makes the way back fail"));
            }
        }
        return hazards;
    }

    private Kept whole(Table table) {
        List<Column> columns = table.columns().stream()
                .filter(column -> column.generated().isEmpty())
                .toList();
        return new Kept(name(table.name(), List.of()), table.name(), List.of(), columns(columns));
    }

    private String name(QualifiedName table, List<Column> columns) {
        String names = columns.stream().map(column -> "_" + column.name()).collect(Collectors.joining());
        return OwnNames.kept(table.name() + names, catalog.schema().fingerprint() + " " + table.namespace());
    }

    private List<KeptColumn> columns(List<Column> columns) {
        return columns.stream()
                .map(column -> new KeptColumn(
                        column.name(),
                        Optional.of(column.type())
                                .filter(type -> type.userDefined().isPresent())
                                .map(types),
                        column.increment().isPresent()))
                .toList();
    }

    /** The columns of the primary key that the table has before the plan and after it, under the names that they have then. */
    private Optional<List<Column>> key(QualifiedName table) {
        QualifiedName before = changes.stream()
                .filter(Rename.OfTable.class::isInstance)
                .map(Rename.OfTable.class::cast)
                .filter(rename -> rename.to().equals(table))
                .map(Rename.OfTable::from)
                .findFirst()
                .orElse(table);
        boolean stays = changes.stream()
                .noneMatch(change -> change instanceof Change.DropConstraint drop
                        && drop.constraint() instanceof PrimaryKey
                        && (drop.table().equals(table) || drop.table().equals(before)));
        return catalog.schema()
                .table(before)
                .filter(existing -> stays)
                .flatMap(existing -> existing.primaryKey()
                        .map(key -> key.columns().stream()
                                .map(column -> existing.column(column).orElseThrow())
                                .map(column -> column.withName(after(table, column.name())))
                                .toList()));
    }

    private String after(QualifiedName table, String column) {
        return changes.stream()
                .filter(Rename.OfColumn.class::isInstance)
                .map(Rename.OfColumn.class::cast)
                .filter(rename -> rename.table().equals(table) && rename.from().equals(column))
                .map(Rename.OfColumn::to)
                .findFirst()
                .orElse(column);
    }
}
