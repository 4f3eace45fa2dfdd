package org.nself.postgres.script;

import static java.util.Objects.requireNonNull;

/** By what one can tell, after a run that was cut off, whether a statement took effect that had been sent. */
public sealed interface Trace {

    /** It runs in a transaction together with the row of the history that says so: that row tells. */
    record Transactional() implements Trace {}

    /** It sets something for the session, which a new session needs again. */
    record SetsSession() implements Trace {}

    /** It may be run twice, and does the same again. */
    record Repeatable() implements Trace {}

    /** The index, which is there and valid, or there and not. Both names as they are written. */
    record CreatesIndex(String table, String index) implements Trace {

        public CreatesIndex {
            requireNonNull(table, "table");
            requireNonNull(index, "index");
        }
    }

    /** The index, which is not there any more. */
    record DropsIndex(String index) implements Trace {

        public DropsIndex {
            requireNonNull(index, "index");
        }
    }

    /** The partition, which is one no more, or on its way out. */
    record Detaches(String table, String partition) implements Trace {

        public Detaches {
            requireNonNull(table, "table");
            requireNonNull(partition, "partition");
        }
    }

    /** Nothing that could be seen from outside: a person has to look. */
    record Unknown() implements Trace {}
}
