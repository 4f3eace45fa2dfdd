package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.nself.schema.QualifiedName;

/**
 * A lock that a step holds on a table until its transaction ends.
 *
 * @see <a href="https://www.postgresql.org/docs/current/explicit-locking.html">PostgreSQL: Explicit Locking</a>
 */
public record TableLock(QualifiedName table, Mode mode) {

    /** The modes that changes of a schema take, weakest first. */
    public enum Mode {
        /** Stands in the way of other schema changes and VACUUM alone. */
        SHARE_UPDATE_EXCLUSIVE,
        /** Keeps writers out. */
        SHARE,
        /** Keeps writers out. */
        SHARE_ROW_EXCLUSIVE,
        /** Keeps readers and writers out. */
        ACCESS_EXCLUSIVE;

        @Override
        public String toString() {
            return name().replace('_', ' ').toUpperCase(Locale.ROOT);
        }
    }

    public TableLock {
        requireNonNull(table, "table");
        requireNonNull(mode, "mode");
    }

    @Override
    public String toString() {
        return mode + " on " + table;
    }
}
