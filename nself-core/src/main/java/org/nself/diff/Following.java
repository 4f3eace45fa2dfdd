package org.nself.diff;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.QualifiedName;
import org.nself.schema.Subject;

/** One column begins, or stops, to get what is written into another of the same row, as its own type. */
public sealed interface Following extends Change {

    QualifiedName table();

    /** The column that is written. */
    Column from();

    /** The column that follows it. */
    Column to();

    @Override
    default Subject subject() {
        return new Subject.OfColumn(table(), to().name());
    }

    /** What becomes of values that the other type does not have, as texts; empty for none. */
    Map<String, Optional<String>> remap();

    record Start(QualifiedName table, Column from, Column to, Map<String, Optional<String>> remap)
            implements Following {
        public Start {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            remap = Map.copyOf(remap);
        }

        @Override
        public Change inverse() {
            return new Stop(table, from, to, remap);
        }
    }

    record Stop(QualifiedName table, Column from, Column to, Map<String, Optional<String>> remap) implements Following {
        public Stop {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
            remap = Map.copyOf(remap);
        }

        @Override
        public Change inverse() {
            return new Start(table, from, to, remap);
        }
    }
}
