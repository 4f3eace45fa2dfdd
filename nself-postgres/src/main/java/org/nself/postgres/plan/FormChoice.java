package org.nself.postgres.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.schema.ForeignKey;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;

/**
 * Chooses for each of some ordered changes between its brief form and the online one. Nothing is committed between what is
 * dropped to be made again and its return: a run that is cut off there would not know of it any more.
 */
final class FormChoice {

    private final OnlineForms online;
    private final Sizes sizes;
    private final Expansions expansions;
    private final List<Change> changes;

    /** Tables of which something goes before a change and comes back after it, in one transaction. */
    private final Set<QualifiedName> remade = new HashSet<>();

    /** Whether nothing may be committed before all is there again. */
    private final boolean together;

    /** @param changes in order */
    FormChoice(OnlineForms online, Sizes sizes, Expansions expansions, List<Change> changes) {
        this.online = online;
        this.sizes = sizes;
        this.expansions = expansions;
        this.changes = changes;
        changes.stream().filter(change -> !expansions.has(change)).forEach(this::remade);
        this.together = !remade.isEmpty() || changes.stream().anyMatch(DependentChange.SetAside.class::isInstance);
    }

    private void remade(Change change) {
        if (change instanceof Change.ChangeType type) {
            remade.add(type.table());
        } else if (change instanceof Change.ChangeGenerated generated) {
            remade.add(generated.table());
        } else if (change instanceof Change.DropColumn drop
                && drop.column().generated().isPresent()) {
            remade.add(drop.table());
        } else if (change instanceof Change.ChangeEnumValues values && !values.onlyAdds()) {
            values.uses().forEach(use -> remade.add(use.table()));
        } else if (change instanceof DependentChange.SetAside aside) {
            aside.dependent().on().forEach(subject -> Planner.table(subject).ifPresent(remade::add));
        } else if (adds(change) && changes.contains(change.inverse())) {
            remade.addAll(tables(change));
        }
    }

    List<Piece> pieces() {
        List<Change> ordered = order();
        Map<Change, List<Piece>> replacing = new HashMap<>();
        Set<Change> replaced = new HashSet<>();
        for (Change change : ordered) {
            if (adds(change) && isOnline(change)) {
                Optional<Change> before =
                        ordered.stream().filter(drop -> makesRoom(drop, change)).findFirst();
                before.flatMap(drop -> OnlineForms.replaced(drop, change)).ifPresent(pieces -> {
                    replacing.put(change, pieces);
                    replaced.add(before.orElseThrow());
                });
            }
        }
        return ordered.stream()
                .filter(change -> !replaced.contains(change))
                .flatMap(change -> replacing.getOrDefault(change, pieces(change)).stream())
                .toList();
    }

    private List<Piece> pieces(Change change) {
        return expansions
                .pieces(change)
                .orElseGet(() -> isOnline(change) ? online.of(change) : List.of(Piece.plain(change)));
    }

    /** What is committed by itself comes after what is not. */
    private List<Change> order() {
        return together
                ? Stream.concat(
                                changes.stream().filter(change -> !isOnline(change)),
                                changes.stream().filter(this::isOnline))
                        .toList()
                : changes;
    }

    private static boolean adds(Change change) {
        return change instanceof Change.AddConstraint
                || change instanceof Change.CreateIndex
                || change instanceof Change.ChangeConstraint;
    }

    private boolean isOnline(Change change) {
        Set<QualifiedName> tables = tables(change);
        return Planner.table(change.subject()).filter(sizes::isNew).isEmpty()
                && tables.stream().anyMatch(sizes::isLarge)
                && tables.stream().noneMatch(remade::contains)
                && (!together || adds(change));
    }

    /** Those that it locks. */
    private static Set<QualifiedName> tables(Change change) {
        Set<QualifiedName> tables = new HashSet<>();
        Planner.table(change.subject()).ifPresent(tables::add);
        if (change instanceof Change.AddConstraint add && add.constraint() instanceof ForeignKey key) {
            tables.add(key.target());
        }
        return tables;
    }

    /** Whether one goes because the other comes, and nothing else has to happen between. */
    private boolean makesRoom(Change drop, Change change) {
        if (drop instanceof Change.DropIndex from && change instanceof Change.CreateIndex to) {
            return from.subject().equals(to.subject());
        }
        if (!(drop instanceof Change.DropConstraint from) || !(change instanceof Change.AddConstraint to)) {
            return false;
        }
        boolean bothPrimary = from.constraint() instanceof PrimaryKey && to.constraint() instanceof PrimaryKey;
        return from.table().equals(to.table())
                && (from.subject().equals(to.subject()) || bothPrimary)
                && (from.constraint() instanceof ForeignKey || !isReferredTo(from.table()));
    }

    /** Foreign keys that come or go may need the one key or the other. */
    private boolean isReferredTo(QualifiedName table) {
        return changes.stream()
                .anyMatch(change -> (change instanceof Change.DropConstraint drop
                                && drop.constraint() instanceof ForeignKey gone
                                && gone.target().equals(table))
                        || (change instanceof Change.AddConstraint add
                                && add.constraint() instanceof ForeignKey coming
                                && coming.target().equals(table)));
    }
}
