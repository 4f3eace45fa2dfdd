SELECT 'order of columns', r.identity,
       pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), E'\n' ORDER BY a.attnum)
  FROM relation r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
 WHERE r.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
 GROUP BY r.identity
