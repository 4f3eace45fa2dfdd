-- Tables that nself manages, and everything else that shares their names: relations, domains, composite types.
WITH namespaces AS (
    SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (?)
)
SELECT c.oid::bigint AS oid,
       n.nspname AS namespace,
       c.relname AS name,
       c.relkind = 'r' AND NOT c.relispartition
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) AS managed,
       CASE c.relkind
           WHEN 'r' THEN CASE WHEN c.relispartition THEN 'partition' ELSE 'inheriting table' END
           WHEN 'p' THEN CASE WHEN c.relispartition THEN 'partition' ELSE 'partitioned table' END
           WHEN 'v' THEN 'view'
           WHEN 'm' THEN 'materialized view'
           WHEN 'f' THEN 'foreign table'
           WHEN 'c' THEN 'composite type'
       END AS kind,
       description.description AS comment,
       c.relpersistence = 'u' AS unlogged,
       c.reloptions AS parameters,
       (SELECT toast.reloptions FROM pg_catalog.pg_class toast WHERE toast.oid = c.reltoastrelid) AS toast_parameters,
/*locks*/       CASE WHEN c.relkind = 'r' THEN pg_catalog.pg_relation_size(c.oid) ELSE 0 END AS bytes,
/*-locks*/       0 AS bytes,
       c.reltuples::bigint AS rows,
       c.relpages::bigint AS pages,
       c.relacl IS NOT NULL OR c.relowner <> CURRENT_USER::regrole OR c.relrowsecurity OR c.relforcerowsecurity
           OR c.relreplident <> 'd' OR c.reltablespace <> 0 AS unusual
FROM pg_catalog.pg_class c
JOIN namespaces n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_description description
       ON description.classoid = 'pg_catalog.pg_class'::regclass AND description.objoid = c.oid AND description.objsubid = 0
WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
  AND c.relpersistence <> 't'
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
UNION ALL
SELECT t.oid::bigint, n.nspname, t.typname, false, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'range type' END, NULL, false, NULL, NULL, 0, 0, 0, false
FROM pg_catalog.pg_type t
JOIN namespaces n ON n.oid = t.typnamespace
WHERE t.typtype IN ('d', 'r')
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_depend d
      WHERE d.classid = 'pg_catalog.pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
ORDER BY 2, 3, 5
