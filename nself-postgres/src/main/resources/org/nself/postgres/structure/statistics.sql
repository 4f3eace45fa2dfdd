SELECT 'statistics', n.name || '.' || pg_catalog.quote_ident(s.stxname), pg_catalog.concat_ws(E'\n',
           pg_catalog.pg_get_statisticsobjdef(s.oid),
           'TARGET ' || NULLIF(s.stxstattarget, -1),
           'OWNER ' || pg_catalog.pg_get_userbyid(s.stxowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = s.oid AND x.classoid = 'pg_catalog.pg_statistic_ext'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_statistic_ext s
  JOIN namespace n ON n.oid = s.stxnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_statistic_ext'::regclass AND objid = s.oid)
