SELECT 'pg_catalog.pg_class'::regclass::oid, c.oid, -2, true, 'materialized view', r.name,
       ARRAY['REFRESH MATERIALIZED VIEW ' || r.name]
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
 WHERE c.relkind = 'm' AND c.relispopulated
