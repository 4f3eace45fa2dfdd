-- How views are taken away and made again as they are, and what tables have beside what nself manages.
WITH wanted AS (
    SELECT c.oid, c.relname, n.nspname, c.relkind, c.relowner, c.reloptions, c.reltoastrelid, c.relam, c.reltablespace,
           c.relispopulated, c.relrowsecurity, c.relforcerowsecurity, c.relreplident, COALESCE(c.relacl, pg_catalog.acldefault('r', c.relowner)) AS acl,
           pg_catalog.format('%I.%I', n.nspname, c.relname) AS name,
           CASE c.relkind WHEN 'v' THEN 'VIEW' WHEN 'r' THEN 'TABLE' ELSE 'MATERIALIZED VIEW' END AS what,
           -- whoever owns it has the rights that owners have
           c.relacl IS NULL OR NOT EXISTS (
               (SELECT e.* FROM pg_catalog.aclexplode(pg_catalog.acldefault('r', c.relowner)) e
                EXCEPT SELECT e.* FROM pg_catalog.aclexplode(c.relacl) e WHERE e.grantee = c.relowner)
               UNION ALL
               (SELECT e.* FROM pg_catalog.aclexplode(c.relacl) e WHERE e.grantee = c.relowner
                EXCEPT SELECT e.* FROM pg_catalog.aclexplode(pg_catalog.acldefault('r', c.relowner)) e)) AS usual_owner,
           c.relpersistence <> 't'
               AND pg_catalog.pg_has_role(c.relowner, 'USAGE')
               AND pg_catalog.has_schema_privilege(n.oid, 'CREATE')
               -- a superuser may give it to whomever
               AND (pg_catalog.has_schema_privilege(c.relowner, n.oid, 'CREATE')
                    OR pg_catalog.current_setting('is_superuser')::boolean) AS allowed
    FROM pg_catalog.unnest(?::bigint[]) w (oid)
    JOIN pg_catalog.pg_class c ON c.oid = w.oid::oid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
), granted_by_default AS (
    SELECT w.oid, e.grantee
    FROM wanted w
    JOIN pg_catalog.pg_default_acl a
      ON a.defaclobjtype = 'r' AND a.defaclrole = CURRENT_USER::regrole
     AND a.defaclnamespace IN (0, (SELECT n.oid FROM pg_catalog.pg_namespace n WHERE n.nspname = w.nspname))
    CROSS JOIN LATERAL pg_catalog.aclexplode(a.defaclacl) e
)
SELECT w.oid::bigint AS object,
       w.allowed
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
                           WHERE x.classid = 'pg_catalog.pg_class'::regclass AND x.objid = w.oid AND x.deptype IN ('e', 'x'))
           AND NOT EXISTS (SELECT FROM pg_catalog.aclexplode(w.acl) e WHERE e.grantor <> w.relowner)
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_seclabel l
                           WHERE l.classoid = 'pg_catalog.pg_class'::regclass AND l.objoid = w.oid)
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = w.oid AND EXISTS (SELECT FROM pg_catalog.aclexplode(a.attacl) e WHERE e.grantor <> w.relowner))
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_attribute a
               JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
               WHERE a.attrelid = w.oid AND a.attnum > 0 AND w.relkind <> 'r'
                 AND (COALESCE(a.attstattarget, -1) <> -1 OR a.attoptions IS NOT NULL
/*14*/                OR a.attcompression <> ''
                      OR (w.relkind = 'm' AND a.attstorage <> t.typstorage)))
           AND NOT EXISTS (
               SELECT FROM pg_catalog.pg_index i
               JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
               JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
               WHERE i.indrelid = w.oid AND w.relkind <> 'r'
                 AND (c.reltablespace <> 0 OR NOT i.indisvalid OR i.indisreplident OR COALESCE(a.attstattarget, -1) <> -1)) AS exact,
       CASE WHEN w.relkind = 'r' THEN ARRAY[]::text[] ELSE ARRAY['DROP ' || w.what || ' ' || w.name] END AS gone,
       CASE WHEN w.relkind = 'r' THEN ARRAY[]::text[] ELSE ARRAY[pg_catalog.concat(
           'CREATE ', w.what, ' ', w.name,
           (SELECT ' USING ' || pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m
            WHERE m.oid = w.relam AND m.amname <> 'heap'),
           (SELECT E'\n    WITH (' || pg_catalog.string_agg(
                       o.prefix || pg_catalog.quote_ident(o.name) || '=' || pg_catalog.quote_literal(o.value), ', ' ORDER BY o.place)
                   || ')'
            FROM (SELECT '' AS prefix, p.option_name AS name, p.option_value AS value, p.place
                  FROM pg_catalog.pg_options_to_table(w.reloptions) WITH ORDINALITY p (option_name, option_value, place)
                  UNION ALL
                  SELECT 'toast.', p.option_name, p.option_value, 1000 + p.place
                  FROM pg_catalog.pg_class t
                  CROSS JOIN LATERAL pg_catalog.pg_options_to_table(t.reloptions) WITH ORDINALITY p (option_name, option_value, place)
                  WHERE t.oid = w.reltoastrelid) o),
           (SELECT E'\n    TABLESPACE ' || pg_catalog.quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s
            WHERE s.oid = w.reltablespace),
           E' AS\n', pg_catalog.rtrim(pg_catalog.pg_get_viewdef(w.oid), ';'),
           CASE WHEN w.relkind = 'm' AND NOT w.relispopulated THEN E'\nWITH NO DATA' END)] END
       || ARRAY(
           SELECT s.statement
           FROM (VALUES
               (1, (SELECT pg_catalog.format('ALTER TABLE %s SET TABLESPACE %I', w.name, s.spcname)
                    FROM pg_catalog.pg_tablespace s WHERE s.oid = w.reltablespace), w.reltablespace <> 0),
               (2, pg_catalog.format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', w.name), w.relrowsecurity),
               (3, pg_catalog.format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', w.name), w.relforcerowsecurity),
               (4, pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY FULL', w.name), w.relreplident = 'f'),
               (5, pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY NOTHING', w.name), w.relreplident = 'n'),
               (6, (SELECT pg_catalog.format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', w.name, c.relname)
                    FROM pg_catalog.pg_index i
                    JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
                    WHERE i.indrelid = w.oid AND i.indisreplident), w.relreplident = 'i')) s (place, statement, holds)
           WHERE w.relkind = 'r' AND s.holds
           ORDER BY s.place)
       || ARRAY(
           SELECT pg_catalog.format('ALTER %s %s OWNER TO %I', w.what, w.name, pg_catalog.pg_get_userbyid(w.relowner))
           WHERE w.relowner <> CURRENT_USER::regrole)
       || ARRAY(
           SELECT pg_catalog.format('REVOKE ALL ON %s FROM %s', w.name, r.role)
           FROM (SELECT CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END AS role
                 FROM granted_by_default g WHERE g.oid = w.oid
                 UNION
                 SELECT pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(w.relowner)) WHERE NOT w.usual_owner) r
           ORDER BY r.role)
       || ARRAY(
           SELECT pg_catalog.format('GRANT %s ON %s TO %s%s',
                      pg_catalog.string_agg(e.privilege_type, ', ' ORDER BY e.place), w.name,
                      CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END,
                      CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' END)
           FROM pg_catalog.aclexplode(w.acl) WITH ORDINALITY e (grantor, grantee, privilege_type, is_grantable, place)
           WHERE e.grantee <> w.relowner OR NOT w.usual_owner
              OR EXISTS (SELECT FROM granted_by_default g WHERE g.oid = w.oid AND g.grantee = w.relowner)
           GROUP BY e.grantee, e.is_grantable
           ORDER BY pg_catalog.min(e.place))
       || ARRAY(
           SELECT pg_catalog.format('GRANT %s ON %s TO %s%s',
                      pg_catalog.string_agg(pg_catalog.format('%s (%I)', e.privilege_type, a.attname), ', ' ORDER BY e.place),
                      w.name,
                      CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(e.grantee)) END,
                      CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' END)
           FROM pg_catalog.pg_attribute a
           CROSS JOIN LATERAL pg_catalog.aclexplode(a.attacl) WITH ORDINALITY e (grantor, grantee, privilege_type, is_grantable, place)
           WHERE a.attrelid = w.oid
           GROUP BY a.attnum, e.grantee, e.is_grantable
           ORDER BY a.attnum, pg_catalog.min(e.place))
       || ARRAY(
           SELECT pg_catalog.format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', w.name, a.attname,
                                    pg_catalog.pg_get_expr(d.adbin, d.adrelid))
           FROM pg_catalog.pg_attrdef d
           JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
           WHERE d.adrelid = w.oid AND w.relkind <> 'r'
           ORDER BY d.adnum)
       || ARRAY(
           SELECT s.statement
           FROM pg_catalog.pg_index i
           JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
           CROSS JOIN LATERAL (VALUES
               (1, pg_catalog.pg_get_indexdef(c.oid)),
               (2, 'COMMENT ON INDEX ' || pg_catalog.format('%I.%I IS %L', w.nspname, c.relname, pg_catalog.obj_description(c.oid, 'pg_class'))),
               (3, pg_catalog.format('ALTER MATERIALIZED VIEW %s CLUSTER ON %I', w.name, c.relname))) s (place, statement)
           WHERE i.indrelid = w.oid AND w.relkind <> 'r'
             AND (s.place = 1
                  OR s.place = 2 AND pg_catalog.obj_description(c.oid, 'pg_class') IS NOT NULL
                  OR s.place = 3 AND i.indisclustered)
           ORDER BY c.relname, s.place)
       || ARRAY(
           SELECT CASE d.objsubid WHEN 0 THEN pg_catalog.format('COMMENT ON %s %s IS %L', w.what, w.name, d.description)
                  ELSE pg_catalog.format('COMMENT ON COLUMN %s.%I IS %L', w.name, a.attname, d.description) END
           FROM pg_catalog.pg_description d
           LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid
           WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND d.objoid = w.oid AND w.relkind <> 'r'
           ORDER BY d.objsubid) AS made
FROM wanted w
