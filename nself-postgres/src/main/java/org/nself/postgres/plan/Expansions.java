package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.nself.diff.Change;
import org.nself.diff.Change.ChangeEnumValues;
import org.nself.diff.DependentChange;
import org.nself.diff.Rename;
import org.nself.schema.Constraint;
import org.nself.schema.ForeignKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.Table;
import org.nself.spi.Catalog;

/** Which changes of types and enums are made beside the columns that are there: those of large tables, if nothing is in the way. */
final class Expansions {

    private final Catalog catalog;
    private final Map<Change, List<Piece>> all = new LinkedHashMap<>();

    private Expansions(Catalog catalog) {
        this.catalog = catalog;
    }

    /** @param traceable as for {@link OnlineForms} */
    static Expansions of(List<Change> changes, Sizes sizes, OnlineForms online, boolean traceable) {
        Expansions expansions = new Expansions(sizes.catalog());
        for (Change change : changes) {
            if (change instanceof Change.ChangeType type
                    && sizes.isLarge(type.table())
                    && expansions.isPossible(type, changes)) {
                expansions.all.put(type, new Expansion(type, expansions.uses(type), online, traceable).pieces());
            }
            if (change instanceof ChangeEnumValues values
                    && values.uses().stream().anyMatch(use -> sizes.isLarge(use.table()))
                    && expansions.isPossible(values, changes)) {
                expansions.all.put(values, new EnumExpansion(values, expansions::uses, online, traceable).pieces());
            }
        }
        // What else is dropped and made anew in the same plan must be back before anything is committed.
        boolean remade = expansions.around(changes).stream()
                .filter(Predicate.not(expansions::has))
                .anyMatch(change -> change instanceof DependentChange.SetAside
                        || change instanceof Change.ChangeType
                        || change instanceof Change.ChangeGenerated
                        || (change instanceof ChangeEnumValues values && !values.onlyAdds()));
        if (remade) {
            expansions.all.clear();
        }
        return expansions;
    }

    boolean has(Change change) {
        return all.containsKey(change);
    }

    Optional<List<Piece>> pieces(Change change) {
        return Optional.ofNullable(all.get(change));
    }

    /** The changes, and those that make room for the ones that need room. */
    List<Change> around(List<Change> changes) {
        List<Change> others = changes.stream().filter(Predicate.not(this::has)).toList();
        List<Change> around = new ArrayList<>(SettingAside.of(Surroundings.of(others, catalog.schema()), catalog));
        around.addAll(all.keySet());
        return around;
    }

    private ColumnUses uses(Change.ChangeType type) {
        return ColumnUses.of(
                catalog.schema(), table(type).orElseThrow(), type.from().name(), catalog.version());
    }

    private Optional<Table> table(Change.ChangeType type) {
        return catalog.schema().table(type.table());
    }

    private boolean isPossible(Change.ChangeType type, List<Change> changes) {
        return TypeChange.of(type).rewrites(catalog.version())
                && !TypeChange.isZoned(type.from().type(), type.to().type())
                && type.using().isEmpty()
                && type.from().name().equals(type.to().name())
                && type.from().nullable() == type.to().nullable()
                && type.from().increment().equals(type.to().increment())
                && table(type).isPresent()
                && uses(type).canMove()
                && (uses(type).references().isEmpty()
                        || TypeChange.isComparable(type.from().type(), type.to().type()))
                && isFree(type)
                && changes.stream().filter(change -> !change.equals(type)).noneMatch(change -> touches(change, type));
    }

    /** Texts that say the type by its name, as of checks and of partial indexes, would go on to mean the old one. */
    private boolean isPossible(ChangeEnumValues values, List<Change> changes) {
        List<Change> alone = List.of(values);
        List<Change> others =
                changes.stream().filter(change -> !change.equals(values)).toList();
        return !values.onlyAdds()
                && SettingAside.of(Surroundings.of(alone, catalog.schema()), catalog)
                        .equals(alone)
                && catalog.dependents().stream()
                        .noneMatch(dependent -> dependent.on().contains(values.subject())
                                || dependent.partOf().contains(values.subject()))
                && values.uses().stream()
                        .map(EnumExpansion::typeOf)
                        .allMatch(type -> table(type).isPresent()
                                && uses(type).canMove()
                                && uses(type).references().isEmpty()
                                && uses(type).primaryKey().isEmpty()
                                && isFree(type)
                                && others.stream().noneMatch(change -> touches(change, type)));
    }

    /** Whether nothing that nself does not manage stands on the column, for that would stay with the old one. */
    private boolean isFree(Change.ChangeType type) {
        List<Subject> held = uses(type).held();
        Subject table = new Subject.OfTable(type.table());
        return catalog.dependents().stream()
                .noneMatch(dependent -> held.stream().anyMatch(dependent.on()::contains)
                        || held.stream().anyMatch(dependent.partOf()::contains)
                        || (dependent.on().contains(table) && dependent.kind().equals("column")));
    }

    /** Whether another change is about the same column, or about what the column has. */
    private static boolean touches(Change change, Change.ChangeType type) {
        QualifiedName table = type.table();
        String column = type.from().name();
        if (change instanceof Rename || change.subject().equals(type.subject())) {
            return true;
        }
        boolean own = Planner.table(change.subject()).equals(Optional.of(table));
        return switch (change) {
            case Change.AddConstraint add -> touches(add.constraint(), own, type);
            case Change.DropConstraint drop -> touches(drop.constraint(), own, type);
            case Change.ChangeConstraint constraint -> touches(constraint.to(), own, type);
            case ChangeEnumValues values ->
                values.uses().stream().anyMatch(use -> use.table().equals(table));
            case Change.CreateIndex create -> own && ColumnUses.uses(create.index(), column);
            case Change.DropIndex drop -> own && ColumnUses.uses(drop.index(), column);
            case Change.DropTable drop ->
                drop.table().foreignKeys().stream().anyMatch(key -> touches(key, false, type));
            case Change.CreateTable create ->
                create.table().foreignKeys().stream().anyMatch(key -> touches(key, false, type));
            case Change ignored -> false;
        };
    }

    private static boolean touches(Constraint constraint, boolean own, Change.ChangeType type) {
        String column = type.from().name();
        return (own && ColumnUses.uses(constraint, column))
                || (constraint instanceof ForeignKey key
                        && key.target().equals(type.table())
                        && key.targetColumns().contains(column));
    }
}
