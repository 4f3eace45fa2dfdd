package org.nself.dbml.bind;

import org.nself.schema.Place;
import org.nself.schema.Subject;

/**
 * What an author says about an object and the schema has no word for.
 *
 * @param subject the object
 * @param name what is said, such as {@code renamed_from}
 * @param value as written; empty when the name says it all
 */
record Beside(Subject subject, String name, String value, Place place) {}
