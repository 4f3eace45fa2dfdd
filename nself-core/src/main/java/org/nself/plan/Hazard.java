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
    IRREVERSIBLE
}
