package org.nself.schema;

/** How a column numbers its rows. */
public enum Increment {
    /** A standard identity column. */
    IDENTITY,
    /** A default that draws from a sequence which the column owns: PostgreSQL's {@code serial}. */
    SERIAL
}
