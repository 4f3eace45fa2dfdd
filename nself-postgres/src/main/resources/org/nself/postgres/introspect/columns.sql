SELECT a.attrelid::bigint AS relation,
       a.attname AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       a.attnotnull AS not_null,
       a.attidentity <> '' AS is_identity,
       a.attgenerated <> '' AS generated,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS default_value,
       -- the default draws from a sequence that this very column owns
       COALESCE(a.attidentity = '' AND EXISTS (
           SELECT FROM pg_catalog.pg_depend owned
           JOIN pg_catalog.pg_depend used
             ON used.classid = 'pg_catalog.pg_attrdef'::regclass AND used.objid = d.oid
            AND used.refclassid = 'pg_catalog.pg_class'::regclass AND used.refobjid = owned.objid
           WHERE owned.classid = 'pg_catalog.pg_class'::regclass AND owned.deptype = 'a'
             AND owned.refclassid = 'pg_catalog.pg_class'::regclass
             AND owned.refobjid = a.attrelid AND owned.refobjsubid = a.attnum), false) AS is_serial,
       pg_catalog.col_description(a.attrelid, a.attnum) AS comment
FROM pg_catalog.pg_attribute a
JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE n.nspname = ANY (?)
  AND c.relkind = 'r'
  AND a.attnum > 0
  AND NOT a.attisdropped
ORDER BY a.attrelid, a.attnum
