package org.nself.plan;

/** What the way back of a step gives back. */
public enum Reversal {
    /** Everything is as it was, the rows too. Where PostgreSQL puts a column that comes back is not counted. */
    EXACT,
    /** Tables, columns and values of sequences come back as objects; what they held does not. */
    STRUCTURE,
    /** Nothing: there is no way back. */
    NONE
}
