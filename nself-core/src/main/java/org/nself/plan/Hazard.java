package org.nself.plan;

/**
 * A danger of a step. The names are stable: they stand in policies, in files and in messages. Which statement has
 * which hazard was measured on PostgreSQL 13 to 18.
 */
public enum Hazard {
    /** Values that are stored now are gone afterwards. */
    DATA_LOSS,
    /** The step succeeds or fails depending on the rows that are there. */
    MAY_FAIL_ON_DATA,
    /** Every row of the table is written anew under a lock that keeps readers out. */
    TABLE_REWRITE,
    /** Every row of the table is read under a lock that keeps readers or writers out. */
    FULL_SCAN,
    /** An index is built under a lock that keeps writers out. */
    INDEX_BUILD,
    /** Something goes and something like it comes, which may be meant as a new name. */
    LIKELY_RENAME,
    /** A lock is taken on a table besides the one that changes. */
    LOCKS_OTHER_TABLE,
    /** There is no way back. */
    IRREVERSIBLE,
    /** The way back deletes, cuts or rounds values that were written since. */
    DATA_LOSS_ON_DOWN,
    /** The way back succeeds or fails depending on the rows that are there by then. */
    MAY_FAIL_ON_DOWN,
    /** An index goes: queries that use it become slower, and what it kept apart may come together. */
    INDEX_DROPPED,
    /** Statements of the code that is running fail afterwards, until code that knows the change takes its place. */
    BREAKS_RUNNING_CODE,
    /** What the server knows of the values of a column is forgotten, and plans of queries may be poor until ANALYZE. */
    STATS_LOST,
    /** Which values come out depends on the time zone of the session that runs the step. */
    SESSION_TIMEZONE,
    /** The step cannot be part of a transaction: if a later one fails, it stays. */
    NON_TRANSACTIONAL,
    /** The step leaves something behind when it fails or is cut off, which has to be cleared away before it runs again. */
    LEAVES_DEBRIS_ON_FAILURE;

    /** Whether it is a danger of the way back alone. */
    boolean isOfTheWayBack() {
        return this == DATA_LOSS_ON_DOWN || this == MAY_FAIL_ON_DOWN;
    }
}
