package org.nself.schema;

/** When a constraint is checked. */
public enum Deferral {
    /** After each statement, always. */
    NOT_DEFERRABLE,
    /** After each statement, unless the transaction asks for later. */
    INITIALLY_IMMEDIATE,
    /** When the transaction ends, unless it asks for earlier. */
    INITIALLY_DEFERRED
}
