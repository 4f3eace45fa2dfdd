SELECT 'cast', pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL),
       pg_catalog.concat_ws(E'\n',
           'FUNCTION ' || NULLIF(c.castfunc, 0)::regprocedure::text, 'CONTEXT ' || c.castcontext::text,
           'METHOD ' || c.castmethod::text,
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_cast'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_cast c
 WHERE c.oid >= 16384
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_cast'::regclass AND objid = c.oid)
 UNION ALL
SELECT 'transform', t.trftype::regtype::text || ' LANGUAGE ' || pg_catalog.quote_ident(l.lanname),
       pg_catalog.concat_ws(E'\n', 'FROM ' || t.trffromsql::text, 'TO ' || t.trftosql::text)
  FROM pg_catalog.pg_transform t
  JOIN pg_catalog.pg_language l ON l.oid = t.trflang
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_transform'::regclass AND objid = t.oid)
