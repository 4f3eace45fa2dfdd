package org.nself.spi;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.nself.schema.QualifiedName;

/**
 * What a plan deleted and kept: the rows of a table, or values of columns.
 *
 * @param name by which it is restored and purged; the copy is {@code nself_trash.name}
 * @param table that it was taken from
 * @param columns those that are kept; when the whole table went, all of them
 * @param isTable whether the whole table went
 * @param keptAt when; empty when there was no row to keep
 * @param bytes what it takes on disk
 */
public record TrashItem(
        String name, QualifiedName table, List<String> columns, boolean isTable, Optional<Instant> keptAt, long bytes) {

    public TrashItem {
        requireNonNull(name, "name");
        requireNonNull(table, "table");
        columns = List.copyOf(columns);
        requireNonNull(keptAt, "keptAt");
    }

    /** What it is, as people say it. */
    public String what() {
        return isTable ? "table " + table : table + "." + String.join(", ", columns);
    }
}
