package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.plan.Plan;
import org.nself.plan.Step;
import org.nself.postgres.render.Renderer;
import org.nself.postgres.render.Rendering;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Catalog;
import org.nself.spi.Problem;

/** Makes a plan of changes: in order, as SQL both ways, with locks and hazards. Sends nothing to the server. */
public final class Planner {

    private final Renderer renderer;
    private final Locks locks;
    private final Hazards hazards;
    private final Catalog catalog;

    private Planner(Renderer renderer, Locks locks, Hazards hazards, Catalog catalog) {
        this.renderer = renderer;
        this.locks = locks;
        this.hazards = hazards;
        this.catalog = catalog;
    }

    /** A plan whose order and SQL depend on nothing but the changes. */
    public static Plan plan(List<Change> changes, Catalog catalog) {
        PostgresTypes types = new PostgresTypes();
        Planner planner = new Planner(
                Rendering.renderer(types::print, catalog.version()),
                new Locks(catalog),
                new Hazards(Rendering.probes(types::print), Novelties.of(changes), catalog),
                catalog);
        List<Change> all = SettingAside.of(Surroundings.of(changes, catalog.schema()), catalog);
        List<Step> steps =
                planner.together(Ordering.of(all)).stream().map(planner::step).toList();
        return new Plan(catalog.schema().fingerprint(), withCommits(steps));
    }

    /** Why the changes cannot be made: what nself does not manage is in the way and could not be made again as it was. */
    public static List<Problem> obstacles(List<Change> changes, Catalog catalog) {
        return SettingAside.problems(Surroundings.of(changes, catalog.schema()), catalog);
    }

    private Step step(List<Change> changes) {
        Change first = changes.getFirst();
        return new Step(
                changes,
                renderer.render(changes),
                renderer.render(changes.reversed().stream().map(Change::inverse).toList()),
                changes.stream().flatMap(change -> hazards.of(change).stream()).toList(),
                changes.stream()
                        .flatMap(change -> locks.of(change).stream())
                        .distinct()
                        .toList(),
                table(first.subject())
                        .flatMap(name -> Optional.ofNullable(catalog.sizes().get(name))),
                false);
    }

    /** Neighbours that one ALTER TABLE makes alike, as adding columns or changing types, and each at its turn. */
    private List<List<Change>> together(List<Change> changes) {
        List<List<Change>> groups = new ArrayList<>();
        for (Change change : changes) {
            if (groups.isEmpty() || !joins(groups.getLast().getLast(), change)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(change);
        }
        return groups;
    }

    private boolean joins(Change before, Change change) {
        return before.getClass() == change.getClass()
                && table(before.subject()).equals(table(change.subject()))
                && renderer.isOneOfMany(before)
                && renderer.isOneOfMany(change);
    }

    /**
     * A new value of an enum cannot be used before it is committed, so a plan that mentions one in a later step is cut
     * there.
     *
     * @see <a href="https://www.postgresql.org/docs/current/sql-altertype.html">PostgreSQL: ALTER TYPE</a>
     */
    private static List<Step> withCommits(List<Step> steps) {
        List<Step> result = new ArrayList<>(steps);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).changes().getFirst() instanceof Change.ChangeEnumValues change && change.onlyAdds()) {
                List<Step> later = steps.subList(i + 1, steps.size());
                boolean used = change.to().values().stream()
                        .filter(value -> !change.from().values().contains(value))
                        .anyMatch(value -> mentions(later, value));
                if (used) {
                    Step step = steps.get(i);
                    result.set(
                            i,
                            new Step(
                                    step.changes(),
                                    step.up(),
                                    step.down(),
                                    step.hazards(),
                                    step.locks(),
                                    step.size(),
                                    true));
                }
            }
        }
        return result;
    }

    private static boolean mentions(List<Step> steps, String value) {
        String literal = "'" + value.replace("'", "''") + "'";
        return steps.stream().flatMap(step -> step.up().stream()).anyMatch(statement -> statement.contains(literal));
    }

    static Optional<QualifiedName> table(Subject subject) {
        return switch (subject) {
            case Subject.OfTable table -> Optional.of(table.name());
            case Subject.OfColumn column -> Optional.of(column.table());
            case Subject.OfConstraint constraint -> Optional.of(constraint.table());
            case Subject.OfIndex index -> Optional.of(index.table());
            case Subject.OfNamespace ignored -> Optional.empty();
            case Subject.OfEnum ignored -> Optional.empty();
            case Subject.OfEnumValue ignored -> Optional.empty();
            case Subject.OfSequence ignored -> Optional.empty();
            case Subject.OfDependent ignored -> Optional.empty();
        };
    }
}
