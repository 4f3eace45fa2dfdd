package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.plan.Hazard;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.KeyOptions;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;

/**
 * The forms of a change that keep nobody waiting for long: pieces, each committed by itself, none of which reads a table under
 * a lock that keeps readers or writers out. Knows nothing of what is there already.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES">PostgreSQL: ALTER TABLE,
 *     Notes</a>
 */
final class OnlineForms {

    /** What a change that is made so does not do to others. */
    private static final Set<Hazard> SPARED = EnumSet.of(Hazard.FULL_SCAN, Hazard.INDEX_BUILD);

    /** What only the piece may suffer that looks at the rows. */
    private static final Set<Hazard> JUDGING =
            EnumSet.of(Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.MAY_FAIL_ON_DATA);

    private static final Set<Hazard> ALL_BUT_JUDGING =
            EnumSet.of(Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.LOCKS_OTHER_TABLE, Hazard.BREAKS_RUNNING_CODE);

    /** What the first piece has done already, and the second. */
    private static final Set<Hazard> SETTLED =
            EnumSet.of(Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.MAY_FAIL_ON_DATA, Hazard.BREAKS_RUNNING_CODE);

    /** What a column that nobody knows yet, and that gets its values in batches, is no danger of. */
    private static final Set<Hazard> FILLED =
            EnumSet.of(Hazard.TABLE_REWRITE, Hazard.FULL_SCAN, Hazard.MAY_FAIL_ON_DATA, Hazard.BREAKS_RUNNING_CODE);

    private final UnaryOperator<String> isNotNull;
    private final boolean traceable;

    /**
     * @param isNotNull writes the condition that a column is not NULL
     * @param traceable whether all that is there between two transactions has a name of nself's own, by which another run finds
     *     it that knows nothing of this one; a file has its account of how far it came
     */
    OnlineForms(UnaryOperator<String> isNotNull, boolean traceable) {
        this.isNotNull = isNotNull;
        this.traceable = traceable;
    }

    /** The pieces of a change; the change as it is when there is no other form of it. */
    List<Piece> of(Change change) {
        return switch (change) {
            case Change.AddConstraint add -> added(add);
            case Change.DropConstraint drop -> List.of(undoneOnline(drop));
            case Change.ChangeConstraint constraint -> List.of(validated(constraint));
            case Change.ChangeNullability nullability ->
                nullability.to().nullable() ? List.of(undoneOnline(nullability)) : required(nullability);
            case Change.AddColumn add -> isFilled(add.column()) ? filled(add) : List.of(Piece.plain(add));
            case Change.CreateIndex create -> created(create);
            case Change.DropIndex drop -> dropped(drop);
            case Change ignored -> List.of(Piece.plain(change));
        };
    }

    /** One takes the place of another at once: at no time is there none. Empty when there is no such form. */
    static Optional<List<Piece>> replaced(Change drop, Change create) {
        if (drop instanceof Change.DropIndex from && create instanceof Change.CreateIndex to) {
            return Optional.of(index(from, to));
        }
        if (!(drop instanceof Change.DropConstraint from) || !(create instanceof Change.AddConstraint to)) {
            return Optional.empty();
        }
        boolean keys = uniqueIndex(from.constraint()).isPresent()
                && uniqueIndex(to.constraint()).isPresent();
        if (keys) {
            return Optional.of(key(from, to));
        }
        return isJudged(to.constraint()) && canWait(from.constraint())
                ? Optional.of(constraint(from, to))
                : Optional.empty();
    }

    /** The way up is as brief as it always is; the way back reads the table. */
    private Piece undoneOnline(Change change) {
        List<Piece> back = of(change.inverse());
        Piece plain = Piece.plain(change);
        return back.size() > 1 ? plain.undoneBy(back) : plain;
    }

    private List<Piece> added(Change.AddConstraint add) {
        if (!isJudged(add.constraint())) {
            return uniqueIndex(add.constraint())
                    .map(index -> key(add, index))
                    .orElseGet(() -> List.of(Piece.plain(add)));
        }
        if (!traceable) {
            return judged(add, add.constraint().name().orElseThrow());
        }
        String coming = coming(add.constraint());
        List<Piece> pieces = new ArrayList<>(judged(add, coming));
        pieces.add(Piece.plain(new Rename.OfConstraint(
                        add.table(), coming, add.constraint().name().orElseThrow()))
                .committed());
        return pieces;
    }

    /** @param name under which it is added */
    static List<Piece> judged(Change.AddConstraint add, String name) {
        Constraint valid = add.constraint().withName(name);
        Change.AddConstraint first = new Change.AddConstraint(add.table(), notValid(valid));
        return List.of(
                Piece.plain(first).endangers(add, JUDGING).committed(),
                validated(new Change.ChangeConstraint(add.table(), first.constraint(), valid))
                        .endangers(add, ALL_BUT_JUDGING));
    }

    /** Whether every row would be written anew for a value of its own. What a column numbers or computes has no other form. */
    private static boolean isFilled(Column column) {
        return Hazards.isVolatile(column)
                && column.increment().isEmpty()
                && column.generated().isEmpty();
    }

    /** Rows that come from now on have the default, and those that are there get it in batches. It must have a value at last. */
    private List<Piece> filled(Change.AddColumn add) {
        QualifiedName table = add.table();
        Column wanted = add.column();
        return traceable ? filledUnderAnotherName(table, wanted) : filledInPlace(table, wanted);
    }

    private List<Piece> filledInPlace(QualifiedName table, Column wanted) {
        Column nullable = wanted.withNullable(true);
        List<Piece> pieces = new ArrayList<>(List.of(
                begun(table, wanted, nullable.withDefault(Optional.empty()), nullable),
                Piece.filling(new Change.Fill(table, nullable, Optional.empty()))));
        pieces.addAll(requiredAtLast(table, wanted));
        return pieces;
    }

    /** The name says that it is not done, and a comment that all rows have a value. */
    private List<Piece> filledUnderAnotherName(QualifiedName table, Column wanted) {
        String name = coming(wanted);
        Column filled = wanted.withName(name).withNullable(true).withComment(Optional.empty());
        Subject there = new Subject.OfColumn(table, name);
        Subject subject = new Subject.OfColumn(table, wanted.name());
        Optional<String> mark = Optional.of(Leftovers.FILLED);
        List<Piece> pieces = new ArrayList<>(List.of(
                begun(table, wanted, filled.withDefault(Optional.empty()), filled),
                Piece.filling(
                        new Change.Fill(table, filled, Optional.empty()),
                        new Change.ChangeComment(there, Optional.empty(), mark)),
                Piece.plain(
                                new Rename.OfColumn(table, name, wanted.name()),
                                new Change.ChangeComment(subject, mark, wanted.comment()))
                        .committed()
                        .sparing(FILLED)));
        pieces.addAll(requiredAtLast(table, wanted));
        return pieces;
    }

    private static Piece begun(QualifiedName table, Column wanted, Column bare, Column filled) {
        return Piece.plain(new Change.AddColumn(table, bare), new Change.ChangeDefault(table, bare, filled))
                .committed()
                .endangers(new Change.AddColumn(table, wanted), FILLED);
    }

    private List<Piece> requiredAtLast(QualifiedName table, Column wanted) {
        return wanted.nullable()
                ? List.of()
                : required(new Change.ChangeNullability(table, wanted.withNullable(true), wanted)).stream()
                        .map(piece -> piece.sparing(FILLED))
                        .toList();
    }

    static String coming(Column column) {
        return OwnNames.coming(
                column.name(), column.withName("").withComment(Optional.empty()).toString());
    }

    static String coming(Constraint constraint) {
        String name = constraint.name().orElseThrow();
        return OwnNames.coming(
                name, constraint.withName("").withComment(Optional.empty()).toString());
    }

    private static String coming(Index index) {
        String name = index.name().orElseThrow();
        return OwnNames.coming(
                name, index.withName("").withComment(Optional.empty()).toString());
    }

    private static Piece validated(Change.ChangeConstraint change) {
        boolean reads =
                change.to().enforcement() == Enforcement.VALID && change.from().enforcement() == Enforcement.NOT_VALID;
        return reads ? Piece.plain(change).alone() : Piece.plain(change);
    }

    /** Whether all rows are read when it is added. */
    static boolean isJudged(Constraint constraint) {
        return canWait(constraint) && constraint.enforcement() == Enforcement.VALID;
    }

    /** Whether it can be added without a look at the rows that are there. */
    private static boolean canWait(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey ignored -> true;
            case Check ignored -> true;
            case PrimaryKey ignored -> false;
            case UniqueKey ignored -> false;
            case Exclusion ignored -> false;
        };
    }

    static Constraint notValid(Constraint constraint) {
        return switch (constraint) {
            case ForeignKey key -> key.withOptions(key.options().withEnforcement(Enforcement.NOT_VALID));
            case Check check -> check.withEnforcement(Enforcement.NOT_VALID);
            case PrimaryKey key -> key;
            case UniqueKey key -> key;
            case Exclusion exclusion -> exclusion;
        };
    }

    /** A check that holds for all rows spares PostgreSQL the look at them. It goes in the same transaction, unseen. */
    private List<Piece> required(Change.ChangeNullability change) {
        QualifiedName table = change.table();
        Check valid = Check.of(isNotNull.apply(change.to().name()))
                .withName(OwnNames.notNull(change.to().name()));
        Change.AddConstraint add = new Change.AddConstraint(table, valid.withEnforcement(Enforcement.NOT_VALID));
        Piece first = Piece.plain(add).committed().endangers(change, JUDGING);
        Piece second = validated(new Change.ChangeConstraint(table, add.constraint(), valid))
                .endangers(change, ALL_BUT_JUDGING);
        Piece third = Piece.plain(change, new Change.DropConstraint(table, valid))
                .alone()
                .endangers(change, SETTLED)
                .undoneBy(List.of(Piece.plain(add), Piece.plain(change.inverse()), second));
        return List.of(first, second, third);
    }

    private List<Piece> created(Change.CreateIndex create) {
        QualifiedName table = create.table();
        Index bare = create.index().withComment(Optional.empty());
        if (!traceable) {
            return commented(List.of(Piece.concurrently(new Change.CreateIndex(table, bare))), table, create.index());
        }
        String coming = coming(bare);
        Piece build = Piece.concurrently(new Change.CreateIndex(table, bare.withName(coming)))
                .endangers(create, SPARED);
        Piece take = Piece.plain(new Rename.OfIndex(table, coming, bare.name().orElseThrow()));
        return commented(List.of(build, take), table, create.index());
    }

    private List<Piece> dropped(Change.DropIndex drop) {
        if (!traceable) {
            return List.of(Piece.concurrently(drop));
        }
        String name = drop.index().name().orElseThrow();
        String going = OwnNames.going(name);
        return List.of(
                Piece.plain(new Rename.OfIndex(drop.table(), name, going)).committed(),
                Piece.concurrently(
                                new Change.DropIndex(drop.table(), drop.index().withName(going)))
                        .endangers(drop, Set.of()));
    }

    private static List<Piece> commented(List<Piece> pieces, QualifiedName table, Index index) {
        Subject subject = new Subject.OfIndex(table, index.name().orElseThrow());
        return Stream.concat(
                        pieces.stream(),
                        index.comment().stream()
                                .map(text -> Piece.plain(
                                        new Change.ChangeComment(subject, Optional.empty(), Optional.of(text)))))
                .toList();
    }

    /** The index is built beside the key, and becomes the key's. */
    private static List<Piece> key(Change.AddConstraint add, Index index) {
        Piece build =
                Piece.concurrently(new Change.CreateIndex(add.table(), index)).endangers(add, SPARED);
        return List.of(build, Piece.usingIndex(add).undoneBy(List.of(Piece.plain(add.inverse()), build)));
    }

    /** The index that a key can take over, under a name for the time being; empty when it takes none. */
    static Optional<Index> uniqueIndex(Constraint constraint) {
        return switch (constraint) {
            case PrimaryKey key -> uniqueIndex(key, key.columns(), key.options());
            case UniqueKey key -> uniqueIndex(key, key.columns(), key.options());
            case ForeignKey ignored -> Optional.empty();
            case Check ignored -> Optional.empty();
            case Exclusion ignored -> Optional.empty();
        };
    }

    private static Optional<Index> uniqueIndex(Constraint key, List<String> columns, KeyOptions options) {
        return options.withoutOverlaps()
                ? Optional.empty()
                : Optional.of(Index.of(true, columns.toArray(String[]::new))
                        .withName(coming(key))
                        .withIncluded(options.included())
                        .withNullsNotDistinct(options.nullsNotDistinct())
                        .withParameters(options.parameters()));
    }

    private static List<Piece> index(Change.DropIndex drop, Change.CreateIndex create) {
        QualifiedName table = create.table();
        Index to = create.index().withComment(Optional.empty());
        String name = to.name().orElseThrow();
        String coming = coming(to);
        String going = OwnNames.going(name);
        Piece build = Piece.concurrently(new Change.CreateIndex(table, to.withName(coming)))
                .endangers(create, SPARED);
        Piece swap = Piece.plain(new Rename.OfIndex(table, name, going), new Rename.OfIndex(table, coming, name))
                .committed();
        Piece clear = Piece.concurrently(
                        new Change.DropIndex(table, drop.index().withName(going)))
                .endangers(drop, Set.of());
        return commented(List.of(build, swap, clear), table, create.index());
    }

    private static List<Piece> constraint(Change.DropConstraint drop, Change.AddConstraint add) {
        QualifiedName table = add.table();
        String name = add.constraint().name().orElseThrow();
        String coming = coming(add.constraint());
        List<Piece> pieces = new ArrayList<>(judged(add, coming));
        Change take = new Rename.OfConstraint(table, coming, name);
        List<Piece> back = new ArrayList<>(List.of(Piece.plain(take.inverse())));
        back.addAll(
                isJudged(drop.constraint())
                        ? judged(new Change.AddConstraint(table, drop.constraint()), name)
                        : List.of(Piece.plain(drop.inverse())));
        Piece swap = Piece.plain(drop, take).alone();
        pieces.add(swap.undoneBy(back));
        return pieces;
    }

    private static List<Piece> key(Change.DropConstraint drop, Change.AddConstraint add) {
        Index before = uniqueIndex(drop.constraint()).orElseThrow();
        Index after = uniqueIndex(add.constraint()).orElseThrow();
        Piece build =
                Piece.concurrently(new Change.CreateIndex(add.table(), after)).endangers(add, SPARED);
        Piece rebuild = Piece.concurrently(new Change.CreateIndex(drop.table(), before));
        Piece swap = Piece.usingIndex(drop, add);
        return List.of(build, swap.undoneBy(List.of(rebuild, Piece.usingIndex(add.inverse(), drop.inverse()), build)));
    }
}
