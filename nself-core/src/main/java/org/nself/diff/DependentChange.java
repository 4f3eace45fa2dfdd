package org.nself.diff;

import static java.util.Objects.requireNonNull;

import org.nself.schema.Dependent;
import org.nself.schema.Subject;

/** Something that nself does not manage is in the way of a change: it is taken away before and made again as it was after. */
public sealed interface DependentChange extends Change {

    Dependent dependent();

    @Override
    default Subject subject() {
        return dependent().subject();
    }

    record SetAside(Dependent dependent) implements DependentChange {
        public SetAside {
            requireNonNull(dependent, "dependent");
        }

        @Override
        public Change inverse() {
            return new PutBack(dependent);
        }
    }

    record PutBack(Dependent dependent) implements DependentChange {
        public PutBack {
            requireNonNull(dependent, "dependent");
        }

        @Override
        public Change inverse() {
            return new SetAside(dependent);
        }
    }
}
