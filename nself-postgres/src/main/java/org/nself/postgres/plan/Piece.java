package org.nself.postgres.plan;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.diff.Change;
import org.nself.plan.Hazard;
import org.nself.plan.Transaction;

/**
 * What becomes one step: changes, and the way in which they are made.
 *
 * @param way which statements make them
 * @param transaction how those relate to the pieces around
 * @param fresh whether it must not share a transaction with what comes before: it reads a whole table, and a lock that was
 *     taken before would be held all the while
 * @param back what undoes it piece by piece, each committed; empty when its inverse does
 * @param original the change whose hazards it has; empty when it has those of its own changes
 * @param spared hazards of the original that it does not have in this form
 */
record Piece(
        List<Change> changes,
        Way way,
        Transaction transaction,
        boolean fresh,
        List<Piece> back,
        Optional<Change> original,
        Set<Hazard> spared) {

    /** Which statements make a change. */
    enum Way {
        /** Those that the change says. */
        PLAIN,
        /** An index comes or goes without keeping writers out. */
        CONCURRENTLY,
        /** Rows get values, batch by batch. */
        FILLING,
        /** A key takes an index over that was built for it, perhaps in the place of another key. */
        USING_INDEX,
        /** An old column goes whose values another one has. */
        CONTRACTING,
        /** What was left behind goes, and nothing brings it back. */
        CLEARING
    }

    Piece {
        changes = List.copyOf(changes);
        back = List.copyOf(back);
        spared = Set.copyOf(spared);
    }

    static Piece plain(Change... changes) {
        return new Piece(List.of(changes), Way.PLAIN, Transaction.SHARED, false, List.of(), Optional.empty(), Set.of());
    }

    static Piece concurrently(Change change) {
        return new Piece(
                List.of(change),
                Way.CONCURRENTLY,
                Transaction.OUTSIDE,
                true,
                List.of(),
                Optional.of(change),
                EnumSet.of(Hazard.INDEX_BUILD));
    }

    static Piece filling(Change... changes) {
        return new Piece(
                List.of(changes), Way.FILLING, Transaction.OUTSIDE, true, List.of(), Optional.empty(), Set.of());
    }

    static Piece clearing(Change change) {
        boolean index = change instanceof Change.DropIndex;
        return new Piece(
                List.of(change),
                Way.CLEARING,
                index ? Transaction.OUTSIDE : Transaction.COMMITTED,
                index,
                List.of(),
                Optional.empty(),
                EnumSet.of(Hazard.DATA_LOSS, Hazard.LIKELY_RENAME));
    }

    static Piece contracting(List<Change> changes) {
        return new Piece(
                changes,
                Way.CONTRACTING,
                Transaction.COMMITTED,
                true,
                List.of(),
                Optional.empty(),
                EnumSet.allOf(Hazard.class));
    }

    static Piece usingIndex(Change... changes) {
        return new Piece(
                List.of(changes),
                Way.USING_INDEX,
                Transaction.COMMITTED,
                true,
                List.of(),
                Optional.empty(),
                EnumSet.of(Hazard.INDEX_BUILD, Hazard.MAY_FAIL_ON_DATA, Hazard.FULL_SCAN));
    }

    /** Whether it is a change and no more: its neighbour may be made along with it. */
    boolean isPlain() {
        return way == Way.PLAIN && transaction == Transaction.SHARED && !fresh && back.isEmpty() && original.isEmpty();
    }

    /** Both, as one. */
    Piece and(Piece other) {
        return plain(Stream.concat(changes.stream(), other.changes.stream()).toArray(Change[]::new));
    }

    /** Is committed before the next. */
    Piece committed() {
        return with(Transaction.COMMITTED, fresh);
    }

    /** Begins a transaction that others join. */
    Piece apart() {
        return with(Transaction.SHARED, true);
    }

    /** Joins the transaction of the one before. */
    Piece joining() {
        return with(Transaction.SHARED, false);
    }

    /** Is alone in its transaction. */
    Piece alone() {
        return with(Transaction.COMMITTED, true);
    }

    private Piece with(Transaction newTransaction, boolean newFresh) {
        return new Piece(changes, way, newTransaction, newFresh, back, original, spared);
    }

    Piece undoneBy(List<Piece> newBack) {
        return new Piece(changes, way, transaction, fresh, newBack, original, spared);
    }

    /** Has the hazards of the change that it is a part of, but for some. */
    Piece endangers(Change newOriginal, Set<Hazard> newSpared) {
        return new Piece(changes, way, transaction, fresh, back, Optional.of(newOriginal), newSpared);
    }

    /** Does not have these hazards either. */
    Piece sparing(Set<Hazard> more) {
        Set<Hazard> all = EnumSet.noneOf(Hazard.class);
        all.addAll(spared);
        all.addAll(more);
        return new Piece(changes, way, transaction, fresh, back, original, all);
    }

    /** How the statements that undo it relate to transactions. */
    Transaction backward() {
        boolean outside = way == Way.CONCURRENTLY || !back.isEmpty();
        return outside ? Transaction.OUTSIDE : Transaction.SHARED;
    }
}
