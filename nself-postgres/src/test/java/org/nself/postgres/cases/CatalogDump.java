package org.nself.postgres.cases;

import java.util.List;
import java.util.stream.Collectors;
import org.nself.postgres.TestDatabase;

/**
 * What a database holds, as text and in an order that does not depend on how it came about. Asks the server's own
 * definitions and nothing of nself, so that it can judge it.
 */
public final class CatalogDump {

    private static final String OWN =
            " n.nspname NOT LIKE 'pg\\_%' AND n.nspname NOT IN ('information_schema', 'nself', 'nself_trash') ";

    private static final List<String> QUERIES = List.of(
            "SELECT 'schema', n.nspname, obj_description(n.oid, 'pg_namespace') FROM pg_namespace n WHERE" + OWN
                    + "ORDER BY 2",
            "SELECT 'enum', n.nspname, t.typname, e.enumlabel, obj_description(t.oid, 'pg_type') FROM pg_enum e"
                    + " JOIN pg_type t ON t.oid = e.enumtypid JOIN pg_namespace n ON n.oid = t.typnamespace"
                    + " ORDER BY 2, 3, e.enumsortorder",
            "SELECT 'relation', n.nspname, c.relname, c.relkind, c.relpersistence, c.relrowsecurity, c.relforcerowsecurity,"
                    + " c.relreplident, pg_get_userbyid(c.relowner), c.relacl,"
                    + " (SELECT array_agg(o ORDER BY o) FROM unnest(c.reloptions) o),"
                    + " (SELECT array_agg(o ORDER BY o) FROM pg_class t, unnest(t.reloptions) o WHERE t.oid = c.reltoastrelid),"
                    + " obj_description(c.oid, 'pg_class') FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OWN
                    + "AND c.relkind <> 'i' ORDER BY 2, 3",
            "SELECT 'column', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                    + " a.attidentity, a.attgenerated, a.attcollation::regcollation, a.attstorage, a.attacl,"
                    + " to_jsonb(a) ->> 'attcompression', pg_get_expr(d.adbin, d.adrelid),"
                    + " col_description(c.oid, a.attnum)"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind = 'r'"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " WHERE" + OWN + "AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 2, 3, 4",
            "SELECT 'sequence', n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmax,"
                    + " s.seqmin, s.seqcache, s.seqcycle, d.deptype, d.refobjid::regclass, a.attname"
                    + " FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid"
                    + " AND d.deptype IN ('a', 'i') AND d.refclassid = 'pg_class'::regclass"
                    + " LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid"
                    + " WHERE" + OWN + "ORDER BY 2, 3",
            "SELECT 'constraint', n.nspname, c.relname, k.conname, pg_get_constraintdef(k.oid),"
                    + " obj_description(k.oid, 'pg_constraint') FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OWN + "ORDER BY 2, 3, 4",
            "SELECT 'index', n.nspname, pg_get_indexdef(i.indexrelid), obj_description(i.indexrelid, 'pg_class')"
                    + " FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE" + OWN + "ORDER BY 3",
            "SELECT 'view', n.nspname, c.relname, pg_get_viewdef(c.oid), c.reloptions, pg_get_userbyid(c.relowner),"
                    + " coalesce(c.relacl, acldefault('r', c.relowner)), c.relispopulated FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OWN
                    + "AND c.relkind IN ('v', 'm') ORDER BY 2, 3",
            "SELECT 'column of view', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attacl,"
                    + " pg_get_expr(d.adbin, d.adrelid), col_description(c.oid, a.attnum)"
                    + " FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('v', 'm')"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " WHERE" + OWN + "AND a.attnum > 0 ORDER BY 2, 3, a.attnum",
            "SELECT 'trigger', pg_get_triggerdef(t.oid), t.tgenabled, obj_description(t.oid, 'pg_trigger')"
                    + " FROM pg_trigger t WHERE NOT t.tgisinternal ORDER BY 2",
            "SELECT 'policy', p.*, obj_description(o.oid, 'pg_policy') FROM pg_policies p"
                    + " JOIN pg_policy o ON o.polname = p.policyname ORDER BY 2, 3, 4",
            "SELECT 'rule', pg_get_ruledef(r.oid), r.ev_enabled, obj_description(r.oid, 'pg_rewrite') FROM pg_rewrite r"
                    + " JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE" + OWN
                    + "AND r.rulename <> '_RETURN' ORDER BY 2",
            "SELECT 'statistics', pg_get_statisticsobjdef(s.oid), obj_description(s.oid, 'pg_statistic_ext')"
                    + " FROM pg_statistic_ext s ORDER BY 2",
            "SELECT 'publication', t.* FROM pg_publication_tables t ORDER BY 2, 3, 4");

    private CatalogDump() {}

    public static String of(TestDatabase database) {
        return database.query(QUERIES).stream()
                .map(row -> String.join(" | ", row))
                .collect(Collectors.joining("\n"));
    }
}
