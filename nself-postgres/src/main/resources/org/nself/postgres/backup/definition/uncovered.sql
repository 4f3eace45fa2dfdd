SELECT CASE c.relkind WHEN 'f' THEN 'foreign table ' ELSE 'index ' END || r.name || CASE WHEN c.relkind = 'i' THEN ', which is not valid' ELSE '' END
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
 WHERE c.relkind = 'f' OR c.relkind = 'i' AND NOT i.indisvalid
 UNION ALL
SELECT 'type ' || n.name || '.' || pg_catalog.quote_ident(t.typname)
  FROM pg_catalog.pg_type t
  JOIN namespace n ON n.oid = t.typnamespace
 WHERE (t.typtype IN ('b', 'p')
        OR t.typtype = 'r' AND EXISTS (SELECT FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid AND g.rngcanonical::oid <> 0))
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = t.oid)
 UNION ALL
SELECT 'text search parser ' || n.name || '.' || pg_catalog.quote_ident(p.prsname)
  FROM pg_catalog.pg_ts_parser p
  JOIN namespace n ON n.oid = p.prsnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_parser'::regclass AND objid = p.oid)
 UNION ALL
SELECT 'text search template ' || n.name || '.' || pg_catalog.quote_ident(t.tmplname)
  FROM pg_catalog.pg_ts_template t
  JOIN namespace n ON n.oid = t.tmplnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_template'::regclass AND objid = t.oid)
 UNION ALL
SELECT a.what
  FROM whole
 CROSS JOIN (
     SELECT 'foreign data wrapper ' || pg_catalog.quote_ident(w.fdwname), 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid
       FROM pg_catalog.pg_foreign_data_wrapper w
      UNION ALL
     SELECT 'foreign server ' || pg_catalog.quote_ident(s.srvname), 'pg_catalog.pg_foreign_server'::regclass, s.oid
       FROM pg_catalog.pg_foreign_server s
      UNION ALL
     SELECT 'user mapping ' || pg_catalog.quote_ident(m.srvname) || ' for ' || m.usename, 'pg_catalog.pg_user_mapping'::regclass, m.umid
       FROM pg_catalog.pg_user_mappings m
      UNION ALL
     SELECT 'language ' || pg_catalog.quote_ident(l.lanname), 'pg_catalog.pg_language'::regclass, l.oid
       FROM pg_catalog.pg_language l WHERE l.lanispl
      UNION ALL
     SELECT 'access method ' || pg_catalog.quote_ident(m.amname), 'pg_catalog.pg_am'::regclass, m.oid
       FROM pg_catalog.pg_am m WHERE m.oid >= 16384
      UNION ALL
     SELECT pg_catalog.format('transform of %s in %I', t.trftype::regtype, l.lanname), 'pg_catalog.pg_transform'::regclass, t.oid
       FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
      UNION ALL
     SELECT 'event trigger ' || pg_catalog.quote_ident(e.evtname), 'pg_catalog.pg_event_trigger'::regclass, e.oid
       FROM pg_catalog.pg_event_trigger e
      WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_roles u WHERE u.rolname = current_user AND u.rolsuper)
      UNION ALL
     SELECT 'subscription ' || pg_catalog.quote_ident(s.subname), 0, 0
       FROM pg_catalog.pg_subscription s
       JOIN pg_catalog.pg_database b ON b.oid = s.subdbid AND b.datname = pg_catalog.current_database()
      UNION ALL
     SELECT 'security label of ' || l.provider || ' on ' || pg_catalog.pg_describe_object(l.classoid, l.objoid, l.objsubid), l.classoid, l.objoid
       FROM pg_catalog.pg_seclabel l) a (what, class, object)
 WHERE NOT EXISTS (SELECT FROM member m WHERE m.classid = a.class::oid AND m.objid = a.object)
 ORDER BY 1
