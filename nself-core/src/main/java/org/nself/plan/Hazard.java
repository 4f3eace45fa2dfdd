package org.nself.plan;

/**
 * A danger of a step. The names are stable: they stand in policies, in files and in messages. Which statement has
 * which hazard was measured on PostgreSQL 13 to 18.
 */
public enum Hazard {
    /** Values that are stored now are gone afterwards. */
    DATA_LOSS("deletes data"),
    /** The step succeeds or fails depending on the rows that are there. */
    MAY_FAIL_ON_DATA("may fail on the rows that are there"),
    /** Every row of the table is written anew under a lock that keeps readers out. */
    TABLE_REWRITE("rewrites the table"),
    /** Every row of the table is read under a lock that keeps readers or writers out. */
    FULL_SCAN("reads the whole table under its lock"),
    /** An index is built under a lock that keeps writers out. */
    INDEX_BUILD("builds an index while writers wait"),
    /** A lock is taken on a table besides the one that changes. */
    LOCKS_OTHER_TABLE("locks another table too"),
    /** Statements of the version that runs now fail or change their meaning. */
    BREAKS_RUNNING_CODE("may break code that runs now"),
    /** The way back is not exact: what was in the dropped object does not return. */
    DATA_LOSS_ON_DOWN("loses data on the way back"),
    /** There is no way back. */
    IRREVERSIBLE("cannot be undone");

    private final String description;

    Hazard(String description) {
        this.description = description;
    }

    /** What it does, as the end of a sentence about the step. */
    public String description() {
        return description;
    }
}
