SELECT i.indrelid::bigint AS relation,
       i.indexrelid::bigint AS index,
       c.relname AS name,
       i.indisunique AS is_unique,
       i.indisvalid AS valid,
       m.amname AS method,
       i.indkey::text AS columns,
       i.indnkeyatts AS key_columns,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
/*15*/ i.indnullsnotdistinct AS nulls_not_distinct,
/*-15*/ false AS nulls_not_distinct,
       c.reloptions AS parameters,
       description.description AS comment
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_am m ON m.oid = c.relam
LEFT JOIN pg_catalog.pg_description description
       ON description.classoid = 'pg_catalog.pg_class'::regclass AND description.objoid = c.oid AND description.objsubid = 0
WHERE n.nspname = ANY (?)
  AND t.relkind = 'r'
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint k
      WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, c.relname
