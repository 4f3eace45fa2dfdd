package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a database is copied. Definitions are small, so all of them are, within the namespaces; rows need not be.
 *
 * @param namespaces empty for all but the server's own
 * @param rows of which tables the rows are copied too
 */
public record CopyScope(Set<String> namespaces, Rows rows) {

    /** Of which tables the rows are copied. nself's own history always is. */
    public sealed interface Rows {

        /** Of all. */
        record All() implements Rows {}

        /** Of none: such a copy brings definitions back, and only where no table has to be made anew. */
        record None() implements Rows {}

        /**
         * Of these.
         *
         * @param tables each as {@code namespace.table}, as the server writes it, quoted where it has to be
         */
        record Of(Set<String> tables) implements Rows {

            public Of {
                tables = sorted(tables);
            }
        }
    }

    public CopyScope {
        namespaces = sorted(namespaces);
        requireNonNull(rows, "rows");
    }

    /** The whole database. */
    public static CopyScope everything() {
        return new CopyScope(Set.of(), new Rows.All());
    }

    private static Set<String> sorted(Set<String> names) {
        return Collections.unmodifiableSet(new TreeSet<>(names));
    }
}
