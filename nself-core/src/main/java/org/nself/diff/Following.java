package org.nself.diff;

import static java.util.Objects.requireNonNull;

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

    record Start(QualifiedName table, Column from, Column to) implements Following {
        public Start {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Change inverse() {
            return new Stop(table, from, to);
        }
    }

    record Stop(QualifiedName table, Column from, Column to) implements Following {
        public Stop {
            requireNonNull(table, "table");
            requireNonNull(from, "from");
            requireNonNull(to, "to");
        }

        @Override
        public Change inverse() {
            return new Start(table, from, to);
        }
    }
}
