package org.nself.postgres.backup;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A table that can have rows of its own; a partitioned one cannot.
 *
 * @param namespace as it is, not quoted
 * @param table as it is, not quoted
 * @param name namespace and table as the server writes them, quoted where they have to be
 * @param columns as they are, not quoted, without those that are generated
 * @param bytes that it takes up without its indexes
 * @param rows whether its rows are to be copied
 */
record CopyTable(String namespace, String table, String name, List<String> columns, long bytes, boolean rows) {

    CopyTable {
        requireNonNull(namespace, "namespace");
        requireNonNull(table, "table");
        requireNonNull(name, "name");
        columns = List.copyOf(columns);
    }
}
