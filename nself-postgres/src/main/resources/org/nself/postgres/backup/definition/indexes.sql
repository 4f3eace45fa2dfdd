SELECT 'pg_catalog.pg_class'::regclass::oid, i.indexrelid, 0, true, 'index', r.name, ARRAY[pg_catalog.pg_get_indexdef(i.indexrelid)]
  FROM relation r
  JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid
 WHERE (i.indisvalid OR r.relkind = 'I')
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k WHERE k.conindid = r.oid AND k.contype IN ('p', 'u', 'x'))
