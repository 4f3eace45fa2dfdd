SELECT 'policy', r.identity || '.' || pg_catalog.quote_ident(p.polname), pg_catalog.concat_ws(E'\n',
           CASE WHEN NOT p.polpermissive THEN 'RESTRICTIVE' END, 'FOR ' || p.polcmd::text,
           'TO ' || (SELECT pg_catalog.string_agg(CASE m WHEN 0 THEN 'public' ELSE pg_catalog.pg_get_userbyid(m)::text END, ', '
                                                  ORDER BY m = 0, pg_catalog.pg_get_userbyid(m)::text)
                       FROM pg_catalog.unnest(p.polroles) m),
           'USING ' || pg_catalog.pg_get_expr(p.polqual, p.polrelid),
           'WITH CHECK ' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = p.oid AND x.classoid = 'pg_catalog.pg_policy'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_policy p
  JOIN relation r ON r.oid = p.polrelid
