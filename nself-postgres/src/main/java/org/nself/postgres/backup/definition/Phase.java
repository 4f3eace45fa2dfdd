package org.nself.postgres.backup.definition;

/** When a statement is to be run. */
public enum Phase {

    /** What rows need to be there: schemas, types, functions, sequences, tables, views. */
    BEFORE_ROWS,

    /** What rows need not, or what needs rows: keys, indexes, triggers, policies, contents of materialized views. */
    AFTER_ROWS
}
