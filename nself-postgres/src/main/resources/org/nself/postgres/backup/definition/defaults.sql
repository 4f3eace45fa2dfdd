SELECT 'pg_catalog.pg_attrdef'::regclass::oid, d.oid, 0, false, 'column', r.name || '.' || pg_catalog.quote_ident(a.attname),
       ARRAY[pg_catalog.format('ALTER %s %s ALTER COLUMN %I SET DEFAULT %s', CASE r.relkind WHEN 'v' THEN 'VIEW' ELSE 'TABLE ONLY' END,
                               r.name, a.attname, pg_catalog.pg_get_expr(d.adbin, d.adrelid))]
  FROM default_apart p
  JOIN pg_catalog.pg_attrdef d ON d.oid = p.oid
  JOIN relation r ON r.oid = d.adrelid
  JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
 WHERE r.relkind IN ('r', 'p', 'v')
