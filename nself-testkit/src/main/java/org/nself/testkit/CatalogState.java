package org.nself.testkit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The query that tells whether anything but rows was changed in a database. For each catalog that DDL writes it counts the
 * entries of users and those that are newer than a clean copy: an entry that came, went or changed shows in one of the two.
 * {@code pg_class} is written by TRUNCATE as well, so there what matters is compared. Temporary tables do not count.
 *
 * @param newest the newest transaction that wrote anything in a clean copy
 */
record CatalogState(String newest) {

    private static final String TEMPORARY = " NOT IN (SELECT oid FROM temporary)";

    private static final String TEMPORARY_NAMESPACE = "LIKE 'pg\\_%temp\\_%'";

    private record Catalog(String name, String condition) {}

    private static final List<Catalog> CATALOGS = List.of(
            new Catalog("pg_class", "oid >= 16384 AND relpersistence <> 't'"),
            new Catalog("pg_namespace", "nspname NOT " + TEMPORARY_NAMESPACE),
            new Catalog("pg_attribute", "attrelid >= 16384 AND attrelid" + TEMPORARY),
            new Catalog("pg_attrdef", "adrelid" + TEMPORARY),
            new Catalog("pg_constraint", "oid >= 16384 AND conrelid" + TEMPORARY),
            new Catalog("pg_index", "indrelid >= 16384 AND indrelid" + TEMPORARY),
            new Catalog("pg_trigger", "tgrelid" + TEMPORARY),
            new Catalog("pg_rewrite", "ev_class >= 16384 AND ev_class" + TEMPORARY),
            new Catalog("pg_sequence", "seqrelid" + TEMPORARY),
            new Catalog("pg_inherits", "inhrelid" + TEMPORARY),
            new Catalog(
                    "pg_type",
                    "oid >= 16384 AND typnamespace NOT IN (SELECT oid FROM pg_namespace WHERE nspname "
                            + TEMPORARY_NAMESPACE + ")"),
            new Catalog("pg_proc", "oid >= 16384"),
            new Catalog(
                    "pg_description",
                    "(objoid >= 16384 OR classoid = 'pg_namespace'::regclass) AND objoid" + TEMPORARY),
            new Catalog("pg_operator", "oid >= 16384"),
            new Catalog("pg_opclass", "oid >= 16384"),
            new Catalog("pg_opfamily", "oid >= 16384"),
            new Catalog("pg_amop", "oid >= 16384"),
            new Catalog("pg_amproc", "oid >= 16384"),
            new Catalog("pg_am", "oid >= 16384"),
            new Catalog("pg_cast", "oid >= 16384"),
            new Catalog("pg_conversion", "oid >= 16384"),
            new Catalog("pg_language", "oid >= 16384"),
            new Catalog("pg_transform", "oid >= 16384"),
            new Catalog("pg_ts_config", "oid >= 16384"),
            new Catalog("pg_ts_config_map", "mapcfg >= 16384"),
            new Catalog("pg_ts_dict", "oid >= 16384"),
            new Catalog("pg_ts_parser", "oid >= 16384"),
            new Catalog("pg_ts_template", "oid >= 16384"),
            new Catalog("pg_foreign_data_wrapper", "true"),
            new Catalog("pg_collation", "oid >= 16384"),
            new Catalog("pg_policy", "true"),
            new Catalog("pg_enum", "true"),
            new Catalog("pg_extension", "true"),
            new Catalog("pg_statistic_ext", "true"),
            new Catalog("pg_default_acl", "true"),
            new Catalog("pg_event_trigger", "true"),
            new Catalog("pg_foreign_server", "true"),
            new Catalog("pg_foreign_table", "true"),
            new Catalog("pg_publication", "true"),
            new Catalog("pg_publication_rel", "true"),
            new Catalog("pg_largeobject_metadata", "true"));

    private static final String RELATIONS = """
            (SELECT coalesce(sum(hashtext(concat_ws('/', oid, relname, relnamespace, relowner, relkind, relpersistence,
                        relam, reltablespace, relnatts, relchecks, relrowsecurity, relforcerowsecurity, relreplident,
                        relacl, reloptions, relpartbound))), 0)::text
             FROM pg_class WHERE oid >= 16384 AND relpersistence <> 't')""";

    /** What the query has in front of it. */
    static final String WITH = "WITH temporary AS MATERIALIZED (SELECT oid FROM pg_class WHERE relpersistence = 't') ";

    /** The query for the newest transaction that wrote anything. */
    static String newestOfAll() {
        return CATALOGS.stream()
                .map(catalog -> "SELECT xmin::text::bigint AS id FROM " + catalog.name())
                .collect(Collectors.joining(" UNION ALL ", "SELECT coalesce(max(id), 0) FROM (", ") AS written"));
    }

    private String count(Catalog catalog) {
        return "(SELECT count(*) || ':' || count(*) FILTER (WHERE " + newer() + ") FROM " + catalog.name() + " WHERE "
                + catalog.condition() + ")";
    }

    /** An expression for all of it. */
    String expression() {
        return CATALOGS.stream()
                .map(catalog -> catalog.name().equals("pg_class")
                        ? "(SELECT count(*)::text FROM pg_class WHERE " + catalog.condition() + ")"
                        : count(catalog))
                .collect(Collectors.joining(", ", "concat_ws(' ', ", ")"));
    }

    /** An expression for the relations where some were written, else null. */
    String relationsIfWritten() {
        return "CASE WHEN EXISTS (SELECT FROM pg_class WHERE oid >= 16384 AND " + newer() + ") THEN " + RELATIONS
                + " END";
    }

    static String relations() {
        return RELATIONS;
    }

    private String newer() {
        return "age(xmin) < age('" + newest + "'::xid)";
    }
}
