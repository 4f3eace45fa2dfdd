SELECT CASE WHEN c.oid IS NULL THEN x.classoid ELSE 'pg_catalog.pg_type'::regclass::oid END, COALESCE(c.reltype, x.objoid), x.objsubid,
       CASE WHEN x.objsubid > 0 THEN (SELECT pg_catalog.quote_ident(a.attname) FROM pg_catalog.pg_attribute a
                                       WHERE a.attrelid = x.objoid AND a.attnum = x.objsubid) END,
       pg_catalog.format('COMMENT ON %s IS %L', CASE
           WHEN i.type LIKE '% column' THEN 'COLUMN ' || i.identity
           WHEN i.type = 'table constraint' THEN 'CONSTRAINT ' || i.identity
           WHEN i.type = 'domain constraint' THEN (
               SELECT pg_catalog.format('CONSTRAINT %I ON DOMAIN %I.%I', k.conname, n.nspname, t.typname)
                 FROM pg_catalog.pg_constraint k
                 JOIN pg_catalog.pg_type t ON t.oid = k.contypid
                 JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace WHERE k.oid = x.objoid)
           WHEN i.type = 'statistics object' THEN 'STATISTICS ' || i.identity
           WHEN i.type = 'aggregate' THEN 'AGGREGATE ' || pg_catalog.regexp_replace(i.identity, '\(\)$', '(*)')
           ELSE pg_catalog.upper(i.type) || ' ' || i.identity END, x.description)
  FROM pg_catalog.pg_description x
  LEFT JOIN pg_catalog.pg_class c ON x.classoid = 'pg_catalog.pg_class'::regclass AND c.oid = x.objoid AND c.relkind = 'c'
 CROSS JOIN LATERAL pg_catalog.pg_identify_object(x.classoid, x.objoid, x.objsubid) i
 WHERE (x.objoid >= 16384
        OR x.classoid = 'pg_catalog.pg_namespace'::regclass AND x.objoid = 2200 AND x.description <> 'standard public schema')
   AND NOT EXISTS (SELECT FROM member m WHERE m.classid = x.classoid AND m.objid = x.objoid)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_available_extensions a ON a.name = e.extname
                    WHERE x.classoid = 'pg_catalog.pg_extension'::regclass AND e.oid = x.objoid AND a.comment = x.description)
 UNION ALL
SELECT 'pg_catalog.pg_namespace'::regclass::oid, n.oid, 0, NULL, 'COMMENT ON SCHEMA public IS NULL'
  FROM namespace n
 WHERE n.oid = 2200
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_description x
                    WHERE x.classoid = 'pg_catalog.pg_namespace'::regclass AND x.objoid = n.oid)
