SELECT 'pg_catalog.pg_collation'::regclass::oid, c.oid, 0, false, 'collation', n.name || '.' || pg_catalog.quote_ident(c.collname),
       -- Only a copy of one that is of every encoding is of every encoding.
       ARRAY[CASE WHEN c.collprovider = 'c' AND c.collencoding = -1
                  THEN pg_catalog.format('CREATE COLLATION %s.%I FROM pg_catalog.%I', n.name, c.collname, c.collcollate)
                  ELSE pg_catalog.format('CREATE COLLATION %s.%I (%s)', n.name, c.collname, pg_catalog.concat_ws(', ',
           'provider = ' || CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' WHEN 'd' THEN 'default' ELSE 'libc' END,
           CASE WHEN NOT c.collisdeterministic THEN 'deterministic = false' END,
           CASE WHEN s.locale IS NOT NULL THEN 'locale = ' || pg_catalog.quote_literal(s.locale)
                WHEN c.collprovider = 'i' OR c.collcollate = c.collctype THEN 'locale = ' || pg_catalog.quote_literal(c.collcollate)
                ELSE pg_catalog.format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype) END,
           'rules = ' || pg_catalog.quote_literal(s.rules))) END]
  FROM pg_catalog.pg_collation c
  JOIN namespace n ON n.oid = c.collnamespace
 CROSS JOIN LATERAL (SELECT COALESCE(pg_catalog.to_jsonb(c) ->> 'colllocale', pg_catalog.to_jsonb(c) ->> 'colliculocale') AS locale,
                            pg_catalog.to_jsonb(c) ->> 'collicurules' AS rules) s
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_collation'::regclass AND objid = c.oid)
 UNION ALL
SELECT 'pg_catalog.pg_conversion'::regclass::oid, c.oid, 0, false, 'conversion', n.name || '.' || pg_catalog.quote_ident(c.conname),
       ARRAY[pg_catalog.format('CREATE %sCONVERSION %s.%I FOR %L TO %L FROM %s',
           CASE WHEN c.condefault THEN 'DEFAULT ' END, n.name, c.conname,
           pg_catalog.pg_encoding_to_char(c.conforencoding), pg_catalog.pg_encoding_to_char(c.contoencoding), c.conproc)]
  FROM pg_catalog.pg_conversion c
  JOIN namespace n ON n.oid = c.connamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_conversion'::regclass AND objid = c.oid)
