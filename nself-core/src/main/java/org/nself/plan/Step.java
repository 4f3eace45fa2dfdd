package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.nself.diff.Change;
import org.nself.schema.Subject;

/**
 * A change as SQL, both ways, with what it locks and endangers; or several of one table that one statement makes, which
 * locks the table once and passes over its rows once.
 *
 * @param changes at least one
 * @param up the statements that make them, without closing semicolons
 * @param down the statements that undo them, to be run in this order; empty when nothing can
 * @param size how large the table is that it touches; empty when it touches none that exists
 * @param transaction how the statements of {@code up} relate to the steps around
 * @param back how the statements of {@code down} do; those that are {@link Transaction#OUTSIDE} commit one by one
 */
public record Step(
        List<Change> changes,
        List<String> up,
        List<String> down,
        List<StepHazard> hazards,
        List<TableLock> locks,
        Optional<TableSize> size,
        Transaction transaction,
        Transaction back) {

    public Step {
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException("a step makes at least one change");
        }
        up = List.copyOf(up);
        down = List.copyOf(down);
        hazards = List.copyOf(hazards);
        locks = List.copyOf(locks);
        requireNonNull(size, "size");
        requireNonNull(transaction, "transaction");
        requireNonNull(back, "back");
    }

    /** Whether it must be committed before the next step. */
    public boolean commits() {
        return transaction != Transaction.SHARED;
    }

    /** What {@link #down} gives back of what {@link #up} changes, by what is known of the data. */
    public Reversal reversal() {
        if (down.isEmpty() && !up.isEmpty()) {
            return Reversal.NONE;
        }
        return losses().isEmpty() ? Reversal.EXACT : Reversal.STRUCTURE;
    }

    /** What the way up loses for good, in words of the user's schema. */
    List<String> losses() {
        return Losses.of(this);
    }

    /** What changes; the table when several of its columns do. */
    public Subject subject() {
        Subject first = changes.getFirst().subject();
        return changes.size() > 1 && first instanceof Subject.OfColumn column
                ? new Subject.OfTable(column.table())
                : first;
    }

    public Step withHazards(List<StepHazard> newHazards) {
        return new Step(changes, up, down, newHazards, locks, size, transaction, back);
    }

    public Step withTransaction(Transaction newTransaction) {
        return new Step(changes, up, down, hazards, locks, size, newTransaction, back);
    }
}
