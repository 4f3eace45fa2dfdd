SELECT k.conrelid::bigint AS relation,
       k.conname AS name,
       k.contype::text AS kind,
       pg_catalog.array_to_string(k.conkey, ' ') AS columns,
       tn.nspname AS target_namespace,
       t.relname AS target,
       CASE WHEN k.contype = 'f' THEN
           ARRAY(SELECT a.attname::text FROM pg_catalog.pg_attribute a
                 WHERE a.attrelid = k.confrelid AND a.attnum = ANY (k.confkey)
                 ORDER BY pg_catalog.array_position(k.confkey, a.attnum)) END AS target_columns,
       k.confdeltype::text AS on_delete,
       k.confupdtype::text AS on_update,
       CASE WHEN k.contype = 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END AS expression,
       CASE WHEN k.contype = 'x' THEN pg_catalog.pg_get_constraintdef(k.oid) END AS definition,
       k.condeferrable AS is_deferrable,
       k.condeferred AS is_deferred,
       k.convalidated AS is_valid,
       k.connoinherit AS no_inherit,
       k.confmatchtype = 'f' AS match_full,
/*15*/ pg_catalog.array_to_string(k.confdelsetcols, ' ') AS set_columns,
/*-15*/ NULL AS set_columns,
/*15*/ COALESCE(i.indnullsnotdistinct, false) AS nulls_not_distinct,
/*-15*/ false AS nulls_not_distinct,
/*18*/ k.conenforced AS is_enforced,
/*-18*/ true AS is_enforced,
/*18*/ k.conperiod AS period,
/*-18*/ false AS period,
       i.indkey::text AS index_columns,
       i.indnkeyatts AS key_columns,
       ic.reloptions AS parameters,
       description.description AS comment
FROM pg_catalog.pg_constraint k
JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = k.conindid AND k.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
LEFT JOIN pg_catalog.pg_class t ON t.oid = k.confrelid
LEFT JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
LEFT JOIN pg_catalog.pg_description description
       ON description.classoid = 'pg_catalog.pg_constraint'::regclass AND description.objoid = k.oid AND description.objsubid = 0
WHERE n.nspname = ANY (?)
  AND c.relkind = 'r'
  AND k.contype IN ('p', 'u', 'f', 'c', 'x')
  -- a foreign key that stands for one to a partition belongs to the one to the partitioned table
  AND k.conparentid = 0
ORDER BY k.conrelid, k.contype, k.conname
