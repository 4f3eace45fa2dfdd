package org.nself.plan;

import java.util.OptionalLong;

/**
 * How large a table is, without counting it.
 *
 * @param rows the server's estimate; empty when it has never looked
 * @param bytes what the rows take on disk, without indexes
 */
public record TableSize(OptionalLong rows, long bytes) {

    public static TableSize of(long rows, long bytes) {
        return new TableSize(OptionalLong.of(rows), bytes);
    }

    /** The estimate as people read it. */
    @Override
    public String toString() {
        if (bytes == 0) {
            return "no rows";
        }
        if (rows.isPresent()) {
            return rows.getAsLong() == 1 ? "about 1 row" : "about " + rows.getAsLong() + " rows";
        }
        return "an unknown number of rows in " + Math.ceilDiv(bytes, 1024) + " kB";
    }
}
