package org.nself.postgres.render;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.schema.QualifiedName;

/**
 * What is copied out of a table before it goes: all of its rows, or some columns, with the primary key by which each value finds
 * its row again.
 *
 * @param name of the table with the copy
 * @param table that it is taken from
 * @param key empty when the whole table goes
 */
public record Kept(String name, QualifiedName table, List<KeptColumn> key, List<KeptColumn> columns) {

    /** Where copies lie. */
    public static final String NAMESPACE = "nself_trash";

    /** The column of a copy that says when it was made. */
    public static final String KEPT_AT = "nself_kept_at";

    /**
     * A column of a copy.
     *
     * @param type that its values get when they come back, as SQL; they are kept as text then, for the type may go as well. Empty
     *     when they are kept as they are
     * @param numbered whether a sequence numbers it, which must go on behind its values
     */
    public record KeptColumn(String name, Optional<String> type, boolean numbered) {

        public KeptColumn {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
        }
    }

    public Kept {
        requireNonNull(name, "name");
        requireNonNull(table, "table");
        key = List.copyOf(key);
        columns = List.copyOf(columns);
    }

    boolean isWhole() {
        return key.isEmpty();
    }

    QualifiedName copy() {
        return new QualifiedName(NAMESPACE, name);
    }

    List<KeptColumn> all() {
        return Stream.concat(key.stream(), columns.stream()).toList();
    }
}
