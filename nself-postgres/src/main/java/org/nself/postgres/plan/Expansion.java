package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
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
    private static final EnumSet<Hazard> SPARED =
            EnumSet.of(Hazard.TABLE_REWRITE, Hazard.FULL_SCAN, Hazard.INDEX_BUILD, Hazard.LOCKS_OTHER_TABLE);

    private final Change.ChangeType change;
    private final ColumnUses uses;
    private final OnlineForms online;
    private final boolean traceable;
    private final Column coming;
    private final Column going;

    /** @param traceable as for {@link OnlineForms} */
    Expansion(Change.ChangeType change, ColumnUses uses, OnlineForms online, boolean traceable) {
        this.change = change;
        this.uses = uses;
        this.online = online;
        this.traceable = traceable;
        this.coming = bare(change.to()).withName(OnlineForms.coming(change.to()));
        this.going = bare(change.from()).withName(OwnNames.going(change.from().name()));
    }

    private static Column bare(Column column) {
        return ColumnUses.unnamed(column)
                .withNullable(true)
                .withIncrement(Optional.empty())
                .withDefault(Optional.empty())
                .withComment(Optional.empty());
    }

    List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        for (Piece piece : grown(change.from(), coming, (name, definition) -> OwnNames.coming(name, definition))) {
            pieces.add(pieces.isEmpty() ? piece.endangers(change, SPARED) : piece.sparing(ALL));
        }
        Piece swap = Piece.plain(swap().toArray(Change[]::new));
        if (uses.primaryKey().isEmpty()) {
            pieces.add(swap.alone());
        } else {
            PrimaryKeySwap key = new PrimaryKeySwap(uses, change.to().name(), going.name(), traceable);
            pieces.add(key.built(coming.name()).sparing(ALL));
            pieces.add(traceable ? swap.apart() : swap.alone());
            pieces.addAll(key.swapped());
        }
        pieces.add(Piece.contracting(gone())
                .undoneBy(grown(change.to(), going, (name, definition) -> OwnNames.going(name))));
        return pieces;
    }

    /**
     * The second column with all that the first one has.
     *
     * @param naming of what it has, by its name and its definition
     */
    private List<Piece> grown(Column source, Column target, BinaryOperator<String> naming) {
        QualifiedName table = change.table();
        Following.Start follow = new Following.Start(table, source, target);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(Piece.plain(new Change.AddColumn(table, target), follow).committed());
        pieces.add(filled(source, target));
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

    private Piece filled(Column source, Column target) {
        Change.Fill fill = new Change.Fill(change.table(), target, Optional.of(source));
        return traceable
                ? Piece.filling(
                        fill,
                        new Change.ChangeComment(
                                new Subject.OfColumn(change.table(), target.name()),
                                Optional.empty(),
                                Optional.of(Leftovers.FILLED)))
                : Piece.filling(fill);
    }

    /** Names change places, and the direction in which values go; nothing is read or built. */
    private List<Change> swap() {
        QualifiedName table = change.table();
        String name = change.to().name();
        List<Change> swap = new ArrayList<>();
        swap.add(new Following.Stop(table, change.from(), coming));
        swap.add(new Rename.OfColumn(table, name, going.name()));
        swap.add(new Rename.OfColumn(table, coming.name(), name));
        Column to = change.to();
        if (to.increment().isPresent()) {
            swap.add(new Change.MoveIncrement(
                    table, going.withIncrement(change.from().increment()), to, name));
        }
        if (change.from().defaultValue().isPresent()) {
            swap.add(new Change.ChangeDefault(
                    table, going.withDefault(change.from().defaultValue()), going));
        }
        if (to.defaultValue().isPresent()) {
            swap.add(new Change.ChangeDefault(table, to.withDefault(Optional.empty()), to));
        }
        for (Index index : uses.indexes()) {
            Index own = ColumnUses.moved(index, name, coming.name());
            String given = name(index.name());
            swap.add(new Rename.OfIndex(table, given, OwnNames.going(given)));
            swap.add(new Rename.OfIndex(table, OwnNames.coming(given, definition(own)), given));
            swap.addAll(
                    commented(new Subject.OfIndex(table, OwnNames.going(given)), index.comment(), Optional.empty()));
            swap.addAll(commented(new Subject.OfIndex(table, given), Optional.empty(), index.comment()));
        }
        uses.checks()
                .forEach(check ->
                        swap.addAll(renamed(table, check, definition(ColumnUses.moved(check, name, coming.name())))));
        uses.keys()
                .forEach(key ->
                        swap.addAll(renamed(table, key, definition(ColumnUses.moved(key, name, coming.name())))));
        uses.otherReferences()
                .forEach(reference -> swap.addAll(renamed(
                        reference.table(), reference.key(), definition(uses.moved(reference, name, coming.name())))));
        uses.notNullNames(going, coming, to).forEach(swap::add);
        Optional<String> mark = traceable ? Optional.of(Leftovers.FILLED) : Optional.empty();
        swap.addAll(commented(
                new Subject.OfColumn(table, going.name()), change.from().comment(), Optional.empty()));
        swap.addAll(commented(new Subject.OfColumn(table, name), mark, to.comment()));
        swap.add(new Following.Start(table, to, going));
        return swap;
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
                        Stream.of(new Following.Stop(table, change.to(), going)),
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
