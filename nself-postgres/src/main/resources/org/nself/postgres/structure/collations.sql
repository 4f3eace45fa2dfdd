SELECT 'collation', n.name || '.' || pg_catalog.quote_ident(c.collname), pg_catalog.concat_ws(E'\n',
           (pg_catalog.to_jsonb(c) - 'oid' - 'collname' - 'collnamespace' - 'collowner' - 'collversion')::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(c.collowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_collation'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_collation c
  JOIN namespace n ON n.oid = c.collnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_collation'::regclass AND objid = c.oid)
 UNION ALL
SELECT 'conversion', n.name || '.' || pg_catalog.quote_ident(c.conname), pg_catalog.concat_ws(E'\n',
           CASE WHEN c.condefault THEN 'DEFAULT' END,
           pg_catalog.pg_encoding_to_char(c.conforencoding) || ' TO ' || pg_catalog.pg_encoding_to_char(c.contoencoding),
           'FUNCTION ' || c.conproc::text, 'OWNER ' || pg_catalog.pg_get_userbyid(c.conowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_conversion'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_conversion c
  JOIN namespace n ON n.oid = c.connamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_conversion'::regclass AND objid = c.oid)
