package org.nself.postgres.backup.definition;

/**
 * Where the server keeps something.
 *
 * @param catalog number of the catalog
 * @param object number within it
 * @param part zero for what the object is made with; others for what is done to it later, each a number of its own
 */
record Address(long catalog, long object, int part) {

    /** What of an index comes after it: the place of those whose making is a constraint's. */
    static final int SETTINGS = -1;

    /** What puts the definition in the place of a view that stands for it. */
    static final int REPLACEMENT = -4;

    Address with(int part) {
        return new Address(catalog, object, part);
    }

    Address whole() {
        return with(0);
    }
}
