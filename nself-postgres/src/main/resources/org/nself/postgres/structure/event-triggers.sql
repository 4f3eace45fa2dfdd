SELECT 'event trigger', pg_catalog.quote_ident(e.evtname), pg_catalog.concat_ws(E'\n',
           'ON ' || e.evtevent, 'WHEN ' || e.evttags::text, 'FUNCTION ' || e.evtfoid::regprocedure::text,
           'ENABLED ' || NULLIF(e.evtenabled, 'O')::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(e.evtowner),
           'COMMENT ' || pg_catalog.obj_description(e.oid, 'pg_event_trigger'))
  FROM pg_catalog.pg_event_trigger e
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_event_trigger'::regclass AND objid = e.oid)
