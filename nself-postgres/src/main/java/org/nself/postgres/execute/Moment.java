package org.nself.postgres.execute;

import java.time.Instant;

/** A time of the history as a number of microseconds: to read it as a time costs a boot more than its query. */
final class Moment {

    private static final long MICROSECONDS = 1_000_000;

    private Moment() {}

    /** What is selected in the place of a column. */
    static String column(String name) {
        return "(extract(epoch FROM " + name + ") * 1000000)::bigint";
    }

    static Instant of(long microseconds) {
        return Instant.ofEpochSecond(
                Math.floorDiv(microseconds, MICROSECONDS), Math.floorMod(microseconds, MICROSECONDS) * 1_000);
    }
}
