package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** How a column numbers its rows. */
public sealed interface Increment {

    /** In whatever way: all that an author says who writes {@code increment}. A new column gets an identity. */
    Increment ANY = new Any();

    /** A standard identity column that takes a number of one's own as well. */
    Increment IDENTITY = new Identity(false, SequenceOptions.DEFAULT);

    /** PostgreSQL's {@code serial}, named and counting as PostgreSQL does it by itself. */
    Increment SERIAL = new Serial(Optional.empty());

    /** The author did not say how. */
    record Any() implements Increment {}

    /**
     * A standard identity column.
     *
     * @param always whether a number of one's own is refused
     */
    record Identity(boolean always, SequenceOptions options) implements Increment {
        public Identity {
            requireNonNull(options, "options");
        }
    }

    /**
     * A default that draws from a sequence which the column owns.
     *
     * @param sequence empty when it is named after table and column, has the type of the column and counts from one
     */
    record Serial(Optional<Sequence> sequence) implements Increment {
        public Serial {
            requireNonNull(sequence, "sequence");
        }
    }
}
