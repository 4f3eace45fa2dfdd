package org.nself.postgres.plan;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.nself.diff.Change;
import org.nself.diff.Rename;
import org.nself.plan.Hazard;
import org.nself.postgres.plan.ColumnUses.Reference;
import org.nself.postgres.type.OwnNames;
import org.nself.schema.Constraint;
import org.nself.schema.Enforcement;
import org.nself.schema.ForeignKey;
import org.nself.schema.Index;
import org.nself.schema.PrimaryKey;
import org.nself.schema.QualifiedName;

/**
 * Moves the primary key from an old column to the new one that has its name by now, and the foreign keys that hold on to it: a
 * table has one primary key, so that there is no second one to change names with. Foreign keys are there again in the same
 * transaction, and are validated after it.
 */
final class PrimaryKeySwap {

    private static final EnumSet<Hazard> ALL_BUT_LOCKS = EnumSet.complementOf(EnumSet.of(Hazard.LOCKS_OTHER_TABLE));

    private final QualifiedName table;
    private final List<Reference> references;
    private final ColumnUses uses;
    private final String name;
    private final boolean traceable;
    private final String old;
    private final PrimaryKey key;
    private final PrimaryKey oldKey;

    /**
     * @param name of the new column, and of the old one before
     * @param traceable as for {@link OnlineForms}: then it is part of the transaction before, for another run would not know what to
     *     make of a primary key that is on the old column
     */
    PrimaryKeySwap(ColumnUses uses, String name, String old, boolean traceable) {
        this.traceable = traceable;
        this.table = uses.table().name();
        this.references = uses.primaryReferences();
        this.uses = uses;
        this.name = name;
        this.old = old;
        this.key = uses.primaryKey().orElseThrow();
        this.oldKey = ColumnUses.moved(key, name, old);
    }

    /** The index that the key takes over, on the new column while it has another name. */
    Piece built(String coming) {
        return Piece.concurrently(new Change.CreateIndex(table, ColumnUses.moved(index(key), name, coming)));
    }

    private static Index index(PrimaryKey key) {
        return OnlineForms.uniqueIndex(key).orElseThrow();
    }

    List<Piece> swapped() {
        List<Change> changes = new ArrayList<>(dropped());
        changes.add(new Change.DropConstraint(table, oldKey));
        changes.add(new Change.AddConstraint(table, key));
        changes.addAll(added());
        List<Piece> back = new ArrayList<>(referencesBack());
        back.addAll(keyBack());
        back.addAll(named());
        Piece swap = Piece.usingIndex(changes.toArray(Change[]::new)).undoneBy(back);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(traceable ? swap.joining().committed() : swap);
        references.forEach(reference -> pieces.addAll(validated(reference)));
        return pieces.stream().map(piece -> piece.sparing(ALL_BUT_LOCKS)).toList();
    }

    private List<Piece> validated(Reference reference) {
        ForeignKey added = added(reference.key());
        if (added.enforcement() != Enforcement.VALID) {
            return List.of();
        }
        List<Piece> pieces = new ArrayList<>(
                List.of(Piece.plain(new Change.ChangeConstraint(reference.table(), notValid(added), added))
                        .alone()));
        if (traceable) {
            pieces.add(Piece.plain(new Rename.OfConstraint(reference.table(), name(added), name(reference.key())))
                    .committed());
        }
        return pieces;
    }

    /** Another run takes a foreign key that is not valid for one that is meant to be so, unless its name says that it is not done. */
    private ForeignKey added(ForeignKey key) {
        return traceable && key.enforcement() == Enforcement.VALID ? key.withName(OnlineForms.coming(key)) : key;
    }

    private List<Change> dropped() {
        return references.stream()
                .<Change>map(reference -> new Change.DropConstraint(reference.table(), toOld(reference)))
                .toList();
    }

    private ForeignKey toOld(Reference reference) {
        return uses.moved(reference, name, old);
    }

    /** What was built on the way back under names of nself's own. */
    private List<Piece> named() {
        return references.stream()
                .map(reference -> Piece.plain(
                        new Rename.OfConstraint(reference.table(), going(reference.key()), name(reference.key()))))
                .toList();
    }

    private List<Change> added() {
        return references.stream()
                .<Change>map(reference -> new Change.AddConstraint(reference.table(), notValid(added(reference.key()))))
                .toList();
    }

    private static Constraint notValid(ForeignKey key) {
        return key.enforcement() == Enforcement.VALID ? OnlineForms.notValid(key) : key;
    }

    /** The foreign keys go to the old column again before they leave the new one. */
    private List<Piece> referencesBack() {
        List<Piece> back = new ArrayList<>(List.of(Piece.concurrently(new Change.CreateIndex(table, index(oldKey)))));
        for (Reference reference : references) {
            Change.AddConstraint add =
                    new Change.AddConstraint(reference.table(), toOld(reference).withName(going(reference.key())));
            back.addAll(
                    OnlineForms.isJudged(add.constraint())
                            ? OnlineForms.judged(add, going(reference.key()))
                            : List.of(Piece.plain(add)));
            back.add(Piece.plain(new Change.DropConstraint(reference.table(), reference.key())));
        }
        return back;
    }

    /** At no time is there nothing that keeps two rows of the new column apart. */
    private List<Piece> keyBack() {
        Index again = index(key);
        Index spare = again.withName(OwnNames.going(again.name().orElseThrow()));
        return List.of(
                Piece.concurrently(new Change.CreateIndex(table, spare)),
                Piece.usingIndex(new Change.DropConstraint(table, key), new Change.AddConstraint(table, oldKey)),
                Piece.plain(new Rename.OfIndex(
                        table, spare.name().orElseThrow(), again.name().orElseThrow())));
    }

    private static String going(ForeignKey key) {
        return OwnNames.going(name(key));
    }

    private static String name(ForeignKey key) {
        return key.name().orElseThrow();
    }
}
