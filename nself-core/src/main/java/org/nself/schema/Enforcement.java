package org.nself.schema;

/** Which rows a check or a foreign key holds for. */
public enum Enforcement {
    /** All of them. */
    VALID,
    /** Those that are written from now on; the older ones were never looked at. */
    NOT_VALID,
    /** None: the constraint is there for its readers (PostgreSQL 18). */
    NOT_ENFORCED
}
