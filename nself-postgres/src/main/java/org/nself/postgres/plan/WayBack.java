package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import org.nself.plan.Hazard;
import org.nself.plan.StepHazard;
import org.nself.schema.Column;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Catalog;

/**
 * What the way back of a change endangers, once rows were written in the new shape. Of tables that the plan itself makes
 * nothing is said: that to go back is to drop them is plain.
 */
final class WayBack {

    private final Catalog catalog;
    private final Passing passing;

    WayBack(Catalog catalog, Passing passing) {
        this.catalog = catalog;
        this.passing = passing;
    }

    List<StepHazard> of(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> List.of();
            case Change.DropNamespace ignored -> List.of();
            case Change.CreateEnum ignored -> List.of();
            case Change.DropEnum ignored -> List.of();
            case Change.ChangeEnumValues values -> values(values);
            case Change.CreateTable ignored -> List.of();
            case Change.DropTable ignored -> List.of();
            case Change.ChangeTableOptions ignored -> List.of();
            case Change.AddColumn add -> added(add.table(), add.column());
            case Change.DropColumn ignored -> List.of();
            case Change.ChangeType type -> type(type);
            case Change.ChangeNullability nullability ->
                nullability.to().nullable()
                        ? fails("a row that has NULL in " + change.subject().label())
                        : List.of();
            case Change.ChangeDefault ignored -> List.of();
            case Change.ChangeIncrement ignored -> List.of();
            case Change.MoveIncrement ignored -> List.of();
            case Change.ChangeGenerated ignored -> List.of();
            case Change.ChangeColumnOptions ignored -> List.of();
            case Change.AddConstraint ignored -> List.of();
            case Change.DropConstraint drop -> dropped(drop);
            case Change.ChangeConstraint ignored -> List.of();
            case Change.CreateIndex ignored -> List.of();
            case Change.DropIndex drop ->
                drop.index().unique() && passing.goesForGood(drop.subject())
                        ? fails("two rows of " + drop.table() + " that "
                                + drop.subject().label() + " kept apart")
                        : List.of();
            case Change.Fill ignored -> List.of();
            case Following ignored -> List.of();
            case Change.ChangeComment ignored -> List.of();
            case Rename ignored -> List.of();
            case SequenceChange ignored -> List.of();
            case DependentChange ignored -> List.of();
        };
    }

    private static List<StepHazard> values(Change.ChangeEnumValues change) {
        List<String> added = change.to().values().stream()
                .filter(value -> !change.from().values().contains(value))
                .toList();
        return added.isEmpty() || change.uses().isEmpty()
                ? List.of()
                : fails("a row that has " + String.join(" or ", added) + " in "
                        + change.uses().getFirst().table() + "."
                        + change.uses().getFirst().from().name());
    }

    private List<StepHazard> added(QualifiedName table, Column column) {
        return catalog.schema().table(table).isEmpty() || column.generated().isPresent()
                ? List.of()
                : List.of(StepHazard.of(
                        Hazard.DATA_LOSS_ON_DOWN,
                        "the way back drops column " + table + "." + column.name() + " with all its values"));
    }

    private static List<StepHazard> type(Change.ChangeType change) {
        Change.ChangeType back = new Change.ChangeType(change.table(), change.to(), change.from(), change.using());
        if (TypeChange.of(back).keepsValues()) {
            return List.of();
        }
        String label = change.subject().label();
        List<StepHazard> hazards = new ArrayList<>();
        hazards.add(StepHazard.of(
                Hazard.DATA_LOSS_ON_DOWN,
                "the way back can cut or round values of " + label + " that do not fit "
                        + change.from().type()));
        hazards.addAll(fails("a value of " + label + " that does not convert to "
                + change.from().type()));
        return hazards;
    }

    private List<StepHazard> dropped(Change.DropConstraint drop) {
        Subject subject = drop.subject();
        boolean towardsNothing =
                drop.constraint() instanceof ForeignKey key && passing.tables().contains(key.target());
        return passing.goesForGood(subject) && !towardsNothing
                ? fails("a row of " + drop.table() + " that breaks " + subject.label())
                : List.of();
    }

    private static List<StepHazard> fails(String which) {
        return List.of(StepHazard.of(Hazard.MAY_FAIL_ON_DOWN, which + " by then makes the way back fail"));
    }
}
