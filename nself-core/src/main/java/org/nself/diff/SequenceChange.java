package org.nself.diff;

import static java.util.Objects.requireNonNull;

import org.nself.schema.Sequence;
import org.nself.schema.Subject;

/** A sequence comes, goes or counts in another way. */
public sealed interface SequenceChange extends Change {

    record Create(Sequence sequence) implements SequenceChange {
        public Create {
            requireNonNull(sequence, "sequence");
        }

        @Override
        public Subject subject() {
            return new Subject.OfSequence(sequence.name());
        }

        @Override
        public Change inverse() {
            return new Drop(sequence);
        }
    }

    record Drop(Sequence sequence) implements SequenceChange {
        public Drop {
            requireNonNull(sequence, "sequence");
        }

        @Override
        public Subject subject() {
            return new Subject.OfSequence(sequence.name());
        }

        @Override
        public Change inverse() {
            return new Create(sequence);
        }
    }

    /** Type, bounds, step or owner change; the number that it stands at stays where the new bounds allow it. */
    record Alter(Sequence from, Sequence to) implements SequenceChange {
        public Alter {
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Subject subject() {
            return new Subject.OfSequence(to.name());
        }

        @Override
        public Change inverse() {
            return new Alter(to, from);
        }
    }
}
