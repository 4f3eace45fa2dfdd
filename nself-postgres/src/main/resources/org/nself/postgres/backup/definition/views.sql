SELECT 'pg_catalog.pg_class'::regclass::oid, c.oid, 0, false,
       CASE c.relkind WHEN 'v' THEN 'view' ELSE 'materialized view' END, r.name,
       ARRAY[pg_catalog.concat_ws(' ', CASE c.relkind WHEN 'v' THEN 'CREATE VIEW' ELSE 'CREATE MATERIALIZED VIEW' END, r.name,
           'USING ' || (SELECT pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'),
           'WITH (' || o.list || ')',
           'TABLESPACE ' || (SELECT pg_catalog.quote_ident(t.spcname) FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace),
           'AS', pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), ';'),
           CASE c.relkind WHEN 'm' THEN 'WITH NO DATA' END)]
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  LEFT JOIN options o ON o.oid = c.oid
 WHERE c.relkind IN ('v', 'm')
