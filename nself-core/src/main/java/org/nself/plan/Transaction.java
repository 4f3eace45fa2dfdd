package org.nself.plan;

/** How a step relates to transactions. */
public enum Transaction {
    /** It runs in one with its neighbours. */
    SHARED,
    /** It is the last one of its transaction: the next step needs what it did to be committed. */
    COMMITTED,
    /** It runs outside of any, as PostgreSQL demands or as each of its statements needs one of its own. */
    OUTSIDE
}
