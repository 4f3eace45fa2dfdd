package org.nself.schema;

import java.util.Optional;

/** A rule that the database holds over the rows of a table. */
public sealed interface Constraint permits PrimaryKey, UniqueKey, ForeignKey, Check, Exclusion {

    /** Empty when the author named none; the dialect then matches it by definition or gives it a name. */
    Optional<String> name();

    Optional<String> comment();

    /** Which rows it holds for; PostgreSQL lets only checks and foreign keys hold for less than all. */
    default Enforcement enforcement() {
        return Enforcement.VALID;
    }

    Constraint withName(String newName);

    Constraint withComment(Optional<String> newComment);
}
