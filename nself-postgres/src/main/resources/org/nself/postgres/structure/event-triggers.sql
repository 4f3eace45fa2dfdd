SELECT 'event trigger', pg_catalog.quote_ident(e.evtname), pg_catalog.concat_ws(E'\n',
           'ON ' || e.evtevent, 'WHEN ' || e.evttags::text, 'FUNCTION ' || e.evtfoid::regprocedure::text,
           'ENABLED ' || NULLIF(e.evtenabled, 'O')::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(e.evtowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = e.oid AND x.classoid = 'pg_catalog.pg_event_trigger'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_event_trigger e
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_event_trigger'::regclass AND objid = e.oid)
