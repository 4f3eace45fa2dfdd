package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.plan.Plan;
import org.nself.plan.Policy;
import org.nself.plan.Step;
import org.nself.plan.StepHazard;
import org.nself.plan.TableLock;
import org.nself.plan.Transaction;
import org.nself.postgres.render.Kept;
import org.nself.postgres.render.Renderer;
import org.nself.postgres.render.Rendering;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.Column;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.spi.Catalog;
import org.nself.spi.Problem;

/** Makes a plan of changes: in order, as SQL both ways, with locks and hazards. Sends nothing to the server. */
public final class Planner {

    /** The way back of what the way back of another step undoes. Hasura refuses files without a statement. */
    private static final String NOTHING = "SELECT 1";

    private final Renderer renderer;
    private final Locks locks;
    private final Hazards hazards;
    private final Catalog catalog;
    private final Keeping keeping;

    private Planner(Renderer renderer, Locks locks, Hazards hazards, Catalog catalog, Keeping keeping) {
        this.keeping = keeping;
        this.renderer = renderer;
        this.locks = locks;
        this.hazards = hazards;
        this.catalog = catalog;
    }

    /** A plan whose order and SQL depend on nothing but the changes, the schema that is there and the sizes of tables. */
    public static Plan plan(List<Change> changes, Catalog catalog, Policy policy) {
        return plan(changes, catalog, policy, false);
    }

    /** A plan that goes on where another was cut off, and clears away what that one left behind. */
    public static Plan resume(List<Change> changes, Catalog catalog, Policy policy) {
        return plan(changes, catalog, policy, true);
    }

    /** Whether a plan that was cut off left anything behind. */
    public static boolean leftAnything(Catalog catalog) {
        return Leftovers.areThere(catalog);
    }

    private static Plan plan(List<Change> changes, Catalog catalog, Policy policy, boolean resumes) {
        PostgresTypes types = new PostgresTypes();
        Novelties added = Novelties.of(changes);
        Renderer renderer = Rendering.renderer(types::print, catalog.version());
        Planner planner = new Planner(
                renderer,
                new Locks(catalog),
                new Hazards(Rendering.probes(types::print, catalog.schema()), added, catalog),
                catalog,
                new Keeping(changes, catalog, policy, renderer::type));
        Sizes sizes = new Sizes(catalog, policy, added.tables());
        OnlineForms online = new OnlineForms(renderer::isNotNull, resumes);
        Expansions expansions = Expansions.of(changes, sizes, online, resumes);
        List<Change> all = expansions.around(changes);
        List<Piece> pieces = new FormChoice(online, sizes, expansions, Ordering.of(all)).pieces();
        List<Piece> rest = resumes ? new Leftovers(catalog).resume(pieces) : pieces;
        List<Step> steps =
                planner.together(Pieces.apart(rest)).stream().map(planner::step).toList();
        return new Plan(catalog.schema().fingerprint(), withCommits(steps));
    }

    /** Why the changes cannot be made: what nself does not manage is in the way and could not be made again as it was. */
    public static List<Problem> obstacles(List<Change> changes, Catalog catalog) {
        return SettingAside.problems(Surroundings.of(changes, catalog.schema()), catalog);
    }

    private Step step(Piece piece) {
        Change first = piece.changes().getFirst();
        return new Step(
                piece.changes(),
                up(piece),
                down(piece),
                hazards(piece),
                locks(piece),
                table(first.subject())
                        .flatMap(name -> Optional.ofNullable(catalog.sizes().get(name))),
                piece.transaction(),
                piece.backward());
    }

    private List<String> up(Piece piece) {
        return switch (piece.way()) {
            case PLAIN -> gone(piece.changes());
            case FILLING, CONTRACTING -> renderer.render(piece.changes());
            case CONCURRENTLY -> renderer.concurrently(piece.changes().getFirst());
            case USING_INDEX -> usingIndex(piece.changes());
            case CLEARING ->
                piece.transaction() == Transaction.OUTSIDE
                        ? renderer.concurrently(piece.changes().getFirst())
                        : renderer.clear(piece.changes().getFirst());
        };
    }

    /** What makes the changes, and what keeps before what they delete. */
    private List<String> gone(List<Change> changes) {
        return Stream.concat(
                        keeping.of(changes).stream().flatMap(kept -> renderer.keep(kept).stream()),
                        renderer.render(changes).stream())
                .toList();
    }

    /** A column that must have a value gets it before it must. */
    private List<String> back(List<Change> changes, List<Change> inverse) {
        Optional<Kept> kept = keeping.of(changes);
        if (kept.isEmpty()) {
            return renderer.render(inverse);
        }
        List<Change> first = new ArrayList<>();
        List<Change> last = new ArrayList<>();
        for (Change change : inverse) {
            if (change instanceof Change.AddColumn add
                    && !add.column().nullable()
                    && add.column().defaultValue().isEmpty()) {
                Column nullable = add.column().withNullable(true);
                first.add(new Change.AddColumn(add.table(), nullable));
                last.add(new Change.ChangeNullability(add.table(), nullable, add.column()));
            } else {
                first.add(change);
            }
        }
        return Stream.of(
                        renderer.render(first),
                        renderer.giveBack(kept.get()),
                        last.isEmpty() ? List.<String>of() : renderer.render(last))
                .flatMap(List::stream)
                .toList();
    }

    /** Foreign keys may make room before, and be there again after. */
    private List<String> usingIndex(List<Change> changes) {
        int at = IntStream.range(0, changes.size())
                .filter(i -> changes.get(i) instanceof Change.AddConstraint add
                        && OnlineForms.uniqueIndex(add.constraint()).isPresent())
                .findFirst()
                .orElseThrow();
        Change.AddConstraint add = (Change.AddConstraint) changes.get(at);
        Optional<Change.DropConstraint> drop = changes.subList(0, at).stream()
                .filter(Change.DropConstraint.class::isInstance)
                .map(Change.DropConstraint.class::cast)
                .filter(before -> OnlineForms.uniqueIndex(before.constraint()).isPresent())
                .findFirst();
        String index =
                OnlineForms.uniqueIndex(add.constraint()).flatMap(Index::name).orElseThrow();
        return Stream.of(
                        each(changes.subList(0, drop.isPresent() ? at - 1 : at)),
                        renderer.usingIndex(drop, add, index),
                        each(changes.subList(at + 1, changes.size())))
                .flatMap(List::stream)
                .toList();
    }

    private List<String> each(List<Change> changes) {
        return changes.stream()
                .flatMap(change -> renderer.render(List.of(change)).stream())
                .toList();
    }

    private List<String> down(Piece piece) {
        List<Change> inverse =
                piece.changes().reversed().stream().map(Change::inverse).toList();
        if (!piece.back().isEmpty()) {
            return piece.back().stream().flatMap(back -> up(back).stream()).toList();
        }
        return switch (piece.way()) {
            case PLAIN -> back(piece.changes(), inverse);
            case FILLING -> List.of(NOTHING);
            case CONCURRENTLY -> renderer.concurrently(inverse.getFirst());
            case USING_INDEX -> throw new IllegalStateException("the way back of a key has pieces");
            case CONTRACTING -> throw new IllegalStateException("the way back of a column has pieces");
            case CLEARING -> List.of();
        };
    }

    private List<StepHazard> hazards(Piece piece) {
        Optional<Kept> kept = piece.way() == Piece.Way.PLAIN ? keeping.of(piece.changes()) : Optional.empty();
        Stream<StepHazard> ofChanges = piece.original().map(List::of).orElse(piece.changes()).stream()
                .flatMap(change ->
                        (kept.isPresent() ? keeping.hazards(change, hazards.of(change)) : hazards.of(change)).stream())
                .filter(hazard -> !piece.spared().contains(hazard.hazard()));
        Stream<StepHazard> ofForm =
                isOfAnIndexAlone(piece) ? hazards.concurrently(piece.changes().getFirst()).stream() : Stream.of();
        return Stream.of(ofChanges, ofForm, kept.stream().flatMap(one -> Keeping.copied(one, piece.changes()).stream()))
                .flatMap(all -> all)
                .toList();
    }

    private static boolean isOfAnIndexAlone(Piece piece) {
        return piece.transaction() == Transaction.OUTSIDE && piece.way() != Piece.Way.FILLING;
    }

    private List<TableLock> locks(Piece piece) {
        if (isOfAnIndexAlone(piece)) {
            return locks.concurrently(piece.changes().getFirst());
        }
        return piece.changes().stream()
                .flatMap(change -> locks.of(change).stream())
                .distinct()
                .toList();
    }

    /** Neighbours that one ALTER TABLE makes alike, as adding columns or changing types, and each at its turn. */
    private List<Piece> together(List<Piece> pieces) {
        List<Piece> groups = new ArrayList<>();
        for (Piece piece : pieces) {
            boolean joins = !groups.isEmpty()
                    && groups.getLast().isPlain()
                    && piece.isPlain()
                    && joins(
                            groups.getLast().changes().getLast(),
                            piece.changes().getFirst());
            groups.add(joins ? groups.removeLast().and(piece) : piece);
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
                    result.set(i, steps.get(i).withTransaction(Transaction.COMMITTED));
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
