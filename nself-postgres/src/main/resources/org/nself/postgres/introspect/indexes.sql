SELECT i.indrelid::bigint AS relation,
       c.relname AS name,
       i.indisunique AS is_unique,
       i.indisvalid AS valid,
       m.amname AS method,
       parts.part_columns,
       parts.part_definitions,
       parts.part_orders,
       (SELECT pg_catalog.array_agg(a.attname::text ORDER BY u.place)
        FROM pg_catalog.unnest(i.indkey::int2[]) WITH ORDINALITY u (attnum, place)
        JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum
        WHERE u.place > i.indnkeyatts) AS included,
       pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
/*15*/ i.indnullsnotdistinct AS nulls_not_distinct,
/*-15*/ false AS nulls_not_distinct,
       c.reloptions AS parameters,
       pg_catalog.obj_description(c.oid, 'pg_class') AS comment
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
JOIN pg_catalog.pg_am m ON m.oid = c.relam
CROSS JOIN LATERAL (
    SELECT pg_catalog.array_agg(COALESCE(a.attname::text, '') ORDER BY u.place) AS part_columns,
           pg_catalog.array_agg(
               CASE WHEN u.attnum = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, u.place::int, false) ELSE '' END
               ORDER BY u.place) AS part_definitions,
           pg_catalog.array_agg(
               pg_catalog.concat_ws(' ',
                   CASE WHEN chosen.oid IS NOT NULL
                         AND chosen.oid IS DISTINCT FROM COALESCE(a.attcollation, expression_default.oid)
                        THEN 'COLLATE ' || pg_catalog.quote_ident(chosen_namespace.nspname)
                             || '.' || pg_catalog.quote_ident(chosen.collname) END,
                   CASE WHEN NOT class.opcdefault
                        THEN pg_catalog.quote_ident(class_namespace.nspname) || '.' || pg_catalog.quote_ident(class.opcname) END,
                   CASE WHEN u.option & 1 = 1 THEN 'DESC' END,
                   CASE WHEN u.option & 3 = 2 THEN 'NULLS FIRST' WHEN u.option & 3 = 1 THEN 'NULLS LAST' END)
               ORDER BY u.place) AS part_orders
    FROM ROWS FROM (
        pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[]),
        pg_catalog.unnest(i.indcollation::oid[]), pg_catalog.unnest(i.indoption::int2[])
    ) WITH ORDINALITY u (attnum, class, coll, option, place)
    LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum AND u.attnum > 0
    LEFT JOIN pg_catalog.pg_opclass class ON class.oid = u.class
    LEFT JOIN pg_catalog.pg_namespace class_namespace ON class_namespace.oid = class.opcnamespace
    LEFT JOIN pg_catalog.pg_collation chosen ON chosen.oid = u.coll
    LEFT JOIN pg_catalog.pg_namespace chosen_namespace ON chosen_namespace.oid = chosen.collnamespace
    LEFT JOIN pg_catalog.pg_collation expression_default
           ON expression_default.collname = 'default' AND expression_default.collnamespace = 'pg_catalog'::regnamespace
    WHERE u.place <= i.indnkeyatts
) parts
WHERE n.nspname = ANY (?)
  AND t.relkind = 'r'
  AND NOT EXISTS (
      SELECT FROM pg_catalog.pg_constraint k
      WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
ORDER BY i.indrelid, c.relname
