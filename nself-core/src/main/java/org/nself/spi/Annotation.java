package org.nself.spi;

import static java.util.Objects.requireNonNull;

import org.nself.schema.Place;
import org.nself.schema.Subject;

/**
 * What an author says about an object and the schema has no word for: a collation, an exclusion constraint, the name that a
 * column had before.
 *
 * @param subject the object; the table for an index or a constraint without a name
 * @param name what is said, such as {@code renamed_from}
 * @param value as written; empty when the name says it all
 */
public record Annotation(Subject subject, String name, String value, Place place) {

    public Annotation {
        requireNonNull(subject, "subject");
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        requireNonNull(place, "place");
    }
}
