package org.nself.postgres.canonical;

import java.util.Set;

/** Kinds of objects that nself sees and does not manage, as the introspector names them. */
final class Kinds {

    /** A table or an enum cannot have the name of one of these in its namespace. */
    static final Set<String> SHARE_NAMES_WITH_TABLES = Set.of(
            "partition",
            "inheriting table",
            "partitioned table",
            "view",
            "materialized view",
            "foreign table",
            "sequence",
            "composite type",
            "domain",
            "range type");

    private Kinds() {}
}
