SELECT a.attrelid::bigint AS relation,
       a.attnum AS number,
       a.attname AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS not_null,
       a.attidentity::text AS identity,
       a.attgenerated::text AS generated,
       -- Given the table, the server locks it to find the names of columns; a default that is not computed names none.
       pg_catalog.pg_get_expr(d.adbin, CASE WHEN a.attgenerated = '' THEN 0 ELSE d.adrelid END) AS default_value,
       kn.nspname AS collation_namespace,
       k.collname AS collation,
       CASE WHEN a.attstorage <> t.typstorage
            THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END
       END AS storage,
/*14*/ CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END AS compression,
/*-14*/ NULL AS compression,
/*18*/ (SELECT n.conname FROM pg_catalog.pg_constraint n
/*18*/  WHERE n.conrelid = a.attrelid AND n.contype = 'n' AND n.conkey = ARRAY[a.attnum]) AS not_null_name,
/*-18*/ NULL AS not_null_name,
       a.attacl IS NOT NULL AS unusual,
       description.description AS comment
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
LEFT JOIN pg_catalog.pg_collation k ON k.oid = a.attcollation AND a.attcollation <> t.typcollation
LEFT JOIN pg_catalog.pg_namespace kn ON kn.oid = k.collnamespace
LEFT JOIN pg_catalog.pg_description description
       ON description.classoid = 'pg_catalog.pg_class'::regclass AND description.objoid = a.attrelid AND description.objsubid = a.attnum
WHERE n.nspname = ANY (?)
  AND c.relkind = 'r'
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
