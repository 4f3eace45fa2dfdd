SELECT 'pg_catalog.pg_class'::regclass::oid, r.oid, a.attnum::int, false, 'column', r.name || '.' || pg_catalog.quote_ident(a.attname),
       ARRAY[pg_catalog.format('ALTER TABLE ONLY %s %s', r.name, s.list)]
  FROM relation r
  JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
 CROSS JOIN LATERAL (
     SELECT pg_catalog.string_agg(pg_catalog.format('ALTER COLUMN %I SET %s', a.attname, v.what), ', ' ORDER BY v.what) AS list
       FROM (VALUES
           ('STATISTICS ' || NULLIF(a.attstattarget, -1)),
           (CASE WHEN a.attstorage <> t.typstorage THEN 'STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                                                                     WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END),
/*14*/     ('COMPRESSION ' || CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END),
           ('(' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || '=' || pg_catalog.quote_literal(o.option_value), ', ')
                      FROM pg_catalog.pg_options_to_table(a.attoptions) o) || ')')) v (what)
      WHERE v.what IS NOT NULL) s
 WHERE r.relkind IN ('r', 'p', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND s.list IS NOT NULL
