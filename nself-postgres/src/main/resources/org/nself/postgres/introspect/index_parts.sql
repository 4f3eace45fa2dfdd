-- The parts of indexes of which more is to be said than which column they are.
SELECT i.indexrelid::bigint AS index,
       u.place AS place,
       CASE WHEN u.attnum = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, u.place::int, false) END AS definition,
       pg_catalog.concat_ws(' ',
           CASE WHEN u.coll NOT IN (0, COALESCE(a.attcollation, 100))
                THEN 'COLLATE ' || pg_catalog.quote_ident(chosen_namespace.nspname)
                     || '.' || pg_catalog.quote_ident(chosen.collname) END,
           CASE WHEN NOT class.opcdefault
                THEN pg_catalog.quote_ident(class_namespace.nspname) || '.' || pg_catalog.quote_ident(class.opcname) END,
           CASE WHEN u.option & 1 = 1 THEN 'DESC' END,
           CASE WHEN u.option & 3 = 2 THEN 'NULLS FIRST' WHEN u.option & 3 = 1 THEN 'NULLS LAST' END) AS part_order
FROM pg_catalog.pg_index i
JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
CROSS JOIN LATERAL ROWS FROM (
    pg_catalog.unnest(i.indkey::int2[]), pg_catalog.unnest(i.indclass::oid[]),
    pg_catalog.unnest(i.indcollation::oid[]), pg_catalog.unnest(i.indoption::int2[])
) WITH ORDINALITY u (attnum, class, coll, option, place)
JOIN pg_catalog.pg_opclass class ON class.oid = u.class
JOIN pg_catalog.pg_namespace class_namespace ON class_namespace.oid = class.opcnamespace
LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum AND u.attnum > 0
LEFT JOIN pg_catalog.pg_collation chosen ON chosen.oid = u.coll
LEFT JOIN pg_catalog.pg_namespace chosen_namespace ON chosen_namespace.oid = chosen.collnamespace
WHERE n.nspname = ANY (?)
  AND t.relkind = 'r'
  -- most indexes have nothing more to say, and are passed over whole
  AND (i.indexprs IS NOT NULL
       OR i.indoption::text ~ '[^0 ]'
       OR NOT i.indclass::oid[] <@ (SELECT pg_catalog.array_agg(usual.oid) FROM pg_catalog.pg_opclass usual WHERE usual.opcdefault)
       OR NOT i.indcollation::oid[] <@ ARRAY[0, 100]::oid[]
       OR i.indrelid IN (SELECT special.attrelid FROM pg_catalog.pg_attribute special WHERE special.attcollation NOT IN (0, 100)))
  AND u.place <= i.indnkeyatts
  -- an expression without a collation of its own has the database's, which is number 100
  AND (u.attnum = 0 OR u.option <> 0 OR NOT class.opcdefault OR u.coll NOT IN (0, COALESCE(a.attcollation, 100)))
