package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.plan.Hazard;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.Check;
import org.nself.schema.Column;
import org.nself.schema.Constraint;
import org.nself.schema.DataType;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;
import org.nself.schema.UniqueKey;

/**
 * Changes the type of a column that is in use without writing the table anew under a lock: a second column of the new type
 * follows the first, gets the values that are there in batches, and everything that the first one has; the two change names
 * in one short transaction, the old one follows the new one until it is dropped. Nothing is ever without what keeps its rows
 * right.
 */
final class Expansion {

    private static final EnumSet<Hazard> ALL = EnumSet.allOf(Hazard.class);

    /** What the change does in its brief form only. */
    static final EnumSet<Hazard> SPARED =
            EnumSet.of(Hazard.TABLE_REWRITE, Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.LOCKS_OTHER_TABLE);

    private final Change.ChangeType change;
    private final ColumnUses uses;
    private final OnlineForms online;
    private final boolean traceable;
    private final Map<String, Optional<String>> remap;
    private final Column coming;
    private final Column going;

    /** @param traceable as for {@link OnlineForms} */
    Expansion(Change.ChangeType change, ColumnUses uses, OnlineForms online, boolean traceable) {
        this(change, change.to().type(), change.from().type(), Map.of(), uses, online, traceable);
    }

    /**
     * @param change with the types that the column has before and after
     * @param comingType what the new type is called until the columns have changed names
     * @param goingType what the old one is called from then on
     * @param remap what becomes of values that the new type does not have
     */
    Expansion(
            Change.ChangeType change,
            DataType comingType,
            DataType goingType,
            Map<String, Optional<String>> remap,
            ColumnUses uses,
            OnlineForms online,
            boolean traceable) {
        this.change = change;
        this.uses = uses;
        this.online = online;
        this.traceable = traceable;
        this.remap = remap;
        Column to = change.to().withType(comingType);
        this.coming = bare(to).withName(OnlineForms.coming(to));
        this.going = bare(change.from().withType(goingType))
                .withName(OwnNames.going(change.from().name()));
    }

    private static Column bare(Column column) {
        return ColumnUses.unnamed(column)
                .withNullable(true)
                .withIncrement(Optional.empty())
                .withDefault(Optional.empty())
                .withComment(Optional.empty());
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>(grown());
        pieces.set(0, pieces.getFirst().endangers(change, SPARED));
        Piece swap =
                Piece.plain(Stream.concat(left().stream(), taken().stream()).toArray(Change[]::new));
        if (uses.primaryKey().isEmpty()) {
            pieces.add(swap.alone());
        } else {
            PrimaryKeySwap key = new PrimaryKeySwap(uses, change.to().name(), going.name(), traceable);
            pieces.add(key.built(coming.name()).sparing(ALL));
            pieces.add(traceable ? swap.apart() : swap.alone());
            pieces.addAll(key.swapped());
        }
        pieces.add(contracted());
        return pieces;
    }

    /** The second column, up to where it could take the place of the first. */
    List<Piece> grown() {
        Following.Start follow = new Following.Start(change.table(), change.from(), coming, remap);
        return grown(follow, (name, definition) -> OwnNames.coming(name, definition)).stream()
                .map(piece -> piece.sparing(ALL))
                .toList();
    }

    /** The old column goes. */
    Piece contracted() {
        Following.Start follow = new Following.Start(change.table(), change.to(), going, Map.of());
        return Piece.contracting(gone()).undoneBy(grown(follow, (name, definition) -> OwnNames.going(name)));
    }

    /**
     * The second column with all that the first one has.
     *
     * @param naming of what it has, by its name and its definition
     */
    private List<Piece> grown(Following.Start follow, BinaryOperator<String> naming) {
        QualifiedName table = change.table();
        Column source = follow.from();
        Column target = follow.to();
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.plain(new Change.AddColumn(table, target), follow).committed());
        pieces.add(filled(follow));
        for (Index index : uses.indexes()) {
            Index own = ColumnUses.moved(index, source.name(), target.name());
            Index named = own.withName(naming.apply(name(index.name()), definition(own)));
            pieces.add(Piece.concurrently(new Change.CreateIndex(table, named.withComment(Optional.empty()))));
        }
        for (Check check : uses.checks()) {
            Check own = ColumnUses.moved(check, source.name(), target.name());
            pieces.addAll(added(table, own.withName(naming.apply(name(check.name()), definition(own)))));
        }
        for (UniqueKey key : uses.keys()) {
            UniqueKey own = ColumnUses.moved(key, source.name(), target.name());
            pieces.addAll(online.of(
                    new Change.AddConstraint(table, own.withName(naming.apply(name(key.name()), definition(own))))));
        }
        if (!change.to().nullable()) {
            pieces.addAll(online.of(new Change.ChangeNullability(table, target, target.withNullable(false))));
        }
        for (ColumnUses.Reference reference : uses.otherReferences()) {
            ForeignKey own = uses.moved(reference, source.name(), target.name());
            pieces.addAll(added(
                    reference.table(),
                    own.withName(naming.apply(name(reference.key().name()), definition(own)))));
        }
        return pieces;
    }

    private static List<Piece> added(QualifiedName table, Constraint named) {
        Change.AddConstraint add = new Change.AddConstraint(table, named);
        return OnlineForms.isJudged(named)
                ? OnlineForms.judged(add, name(named.name()))
                : List.of(Piece.plain(add).committed());
    }

    private Piece filled(Following.Start follow) {
        Column target = follow.to();
        Change.Fill fill = new Change.Fill(change.table(), target, Optional.of(follow));
        return traceable
                ? Piece.filling(
                        fill,
                        new Change.ChangeComment(
                                new Subject.OfColumn(change.table(), target.name()),
                                Optional.empty(),
                                Optional.of(Leftovers.FILLED)))
                : Piece.filling(fill);
    }

    /**
     * Names change places, and the old column loses what the new one is to have. What follows is {@link #taken}; between the two,
     * types may change their names, and a default that says one by its name is there on neither column.
     */
    List<Change> left() {
        QualifiedName table = change.table();
        Column to = change.to();
        List<Change> left = new ArrayList<>();
        left.add(new Following.Stop(table, change.from(), coming, remap));
        left.add(new Rename.OfColumn(table, to.name(), going.name()));
        left.add(new Rename.OfColumn(table, coming.name(), to.name()));
        if (to.increment().isPresent()) {
            left.add(new Change.MoveIncrement(
                    table, going.withIncrement(change.from().increment()), to, to.name()));
        }
        if (change.from().defaultValue().isPresent()) {
            left.add(new Change.ChangeDefault(
                    table, going.withDefault(change.from().defaultValue()), going));
        }
        return left;
    }

    /** The new column has all that the old one had, and the direction in which values go turns; nothing is read or built. */
    List<Change> taken() {
        QualifiedName table = change.table();
        Column to = change.to();
        String name = to.name();
        List<Change> taken = new ArrayList<>();
        if (to.defaultValue().isPresent()) {
            taken.add(new Change.ChangeDefault(table, to.withDefault(Optional.empty()), to));
        }
        for (Index index : uses.indexes()) {
            Index own = ColumnUses.moved(index, name, coming.name());
            String given = name(index.name());
            taken.add(new Rename.OfIndex(table, given, OwnNames.going(given)));
            taken.add(new Rename.OfIndex(table, OwnNames.coming(given, definition(own)), given));
            taken.addAll(
                    commented(new Subject.OfIndex(table, OwnNames.going(given)), index.comment(), Optional.empty()));
            taken.addAll(commented(new Subject.OfIndex(table, given), Optional.empty(), index.comment()));
        }
        uses.checks()
                .forEach(check ->
                        taken.addAll(renamed(table, check, definition(ColumnUses.moved(check, name, coming.name())))));
        uses.keys()
                .forEach(key ->
                        taken.addAll(renamed(table, key, definition(ColumnUses.moved(key, name, coming.name())))));
        uses.otherReferences()
                .forEach(reference -> taken.addAll(renamed(
                        reference.table(), reference.key(), definition(uses.moved(reference, name, coming.name())))));
        uses.notNullNames(going, coming, to).forEach(taken::add);
        Optional<String> mark = traceable ? Optional.of(Leftovers.FILLED) : Optional.empty();
        taken.addAll(commented(
                new Subject.OfColumn(table, going.name()), change.from().comment(), Optional.empty()));
        taken.addAll(commented(new Subject.OfColumn(table, name), mark, to.comment()));
        taken.add(new Following.Start(table, to, going, Map.of()));
        return taken;
    }

    private static List<Change> commented(Subject subject, Optional<String> before, Optional<String> after) {
        return before.equals(after) ? List.of() : List.of(new Change.ChangeComment(subject, before, after));
    }

    private static List<Change> renamed(QualifiedName table, Constraint constraint, String definition) {
        String given = name(constraint.name());
        return List.of(
                new Rename.OfConstraint(table, given, OwnNames.going(given)),
                new Rename.OfConstraint(table, OwnNames.coming(given, definition), given));
    }

    /** The old column, and what it had. */
    private List<Change> gone() {
        QualifiedName table = change.table();
        UnaryOperator<String> named = OwnNames::going;
        return Stream.of(
                        Stream.of(new Following.Stop(table, change.to(), going, Map.of())),
                        uses.otherReferences().stream()
                                .map(reference -> new Change.DropConstraint(
                                        reference.table(),
                                        reference
                                                .key()
                                                .withName(named.apply(
                                                        name(reference.key().name()))))),
                        uses.checks().stream()
                                .map(check -> new Change.DropConstraint(
                                        table, check.withName(named.apply(name(check.name()))))),
                        uses.keys().stream()
                                .map(key ->
                                        new Change.DropConstraint(table, key.withName(named.apply(name(key.name()))))),
                        uses.indexes().stream()
                                .map(index ->
                                        new Change.DropIndex(table, index.withName(named.apply(name(index.name()))))),
                        Stream.of(new Change.DropColumn(table, going)))
                .<Change>flatMap(changes -> changes)
                .toList();
    }

    private static String name(Optional<String> name) {
        return name.orElseThrow();
    }

    private static String definition(Index index) {
        return index.withName("").withComment(Optional.empty()).toString();
    }

    private static String definition(Constraint constraint) {
        return constraint.withName("").withComment(Optional.empty()).toString();
    }
}
