SELECT 'foreign data wrapper', pg_catalog.quote_ident(w.fdwname), pg_catalog.concat_ws(E'\n',
           'HANDLER ' || NULLIF(w.fdwhandler, 0)::regproc::text, 'VALIDATOR ' || NULLIF(w.fdwvalidator, 0)::regproc::text,
           'OPTIONS ' || w.fdwoptions::text, 'OWNER ' || pg_catalog.pg_get_userbyid(w.fdwowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(w.fdwacl, pg_catalog.acldefault('F', w.fdwowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = w.oid AND x.classoid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_foreign_data_wrapper w
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_foreign_data_wrapper'::regclass AND objid = w.oid)
 UNION ALL
SELECT 'foreign server', pg_catalog.quote_ident(s.srvname), pg_catalog.concat_ws(E'\n',
           (SELECT 'WRAPPER ' || pg_catalog.quote_ident(w.fdwname) FROM pg_catalog.pg_foreign_data_wrapper w
             WHERE w.oid = s.srvfdw),
           'TYPE ' || s.srvtype, 'VERSION ' || s.srvversion, 'OPTIONS ' || s.srvoptions::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(s.srvowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(s.srvacl, pg_catalog.acldefault('S', s.srvowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = s.oid AND x.classoid = 'pg_catalog.pg_foreign_server'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_foreign_server s
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_foreign_server'::regclass AND objid = s.oid)
 UNION ALL
SELECT 'user mapping', pg_catalog.quote_ident(m.srvname) || ' FOR ' || m.usename, ''
  FROM pg_catalog.pg_user_mappings m
