SELECT 'pg_catalog.pg_statistic_ext'::regclass::oid, s.oid, 0, true, 'statistics', n.name || '.' || pg_catalog.quote_ident(s.stxname),
       pg_catalog.array_remove(ARRAY[
           pg_catalog.pg_get_statisticsobjdef(s.oid),
           'ALTER STATISTICS ' || n.name || '.' || pg_catalog.quote_ident(s.stxname) || ' SET STATISTICS ' || NULLIF(s.stxstattarget, -1)], NULL)
  FROM pg_catalog.pg_statistic_ext s
  JOIN namespace n ON n.oid = s.stxnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_statistic_ext'::regclass AND objid = s.oid)
