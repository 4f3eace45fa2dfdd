SELECT CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
       n.name || '.' || pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
       pg_catalog.concat_ws(E'\n',
           CASE WHEN p.prokind <> 'a' THEN pg_catalog.pg_get_functiondef(p.oid) END,
           (SELECT pg_catalog.concat_ws(' ', pg_catalog.pg_get_function_arguments(p.oid),
                       pg_catalog.pg_get_function_result(p.oid), p.proparallel, a.aggkind, a.aggnumdirectargs,
                       a.aggtransfn::text, a.aggfinalfn::text, a.aggcombinefn::text, a.aggserialfn::text,
                       a.aggdeserialfn::text, a.aggmtransfn::text, a.aggminvtransfn::text, a.aggmfinalfn::text,
                       a.aggfinalextra, a.aggmfinalextra, a.aggfinalmodify, a.aggmfinalmodify,
                       a.aggsortop::regoperator::text, a.aggtranstype::regtype::text, a.aggtransspace,
                       a.aggmtranstype::regtype::text, a.aggmtransspace, a.agginitval, a.aggminitval)
              FROM pg_catalog.pg_aggregate a WHERE a.aggfnoid = p.oid),
           'OWNER ' || pg_catalog.pg_get_userbyid(p.proowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(p.proacl, pg_catalog.acldefault('f', p.proowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = p.oid AND x.classoid = 'pg_catalog.pg_proc'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_proc p
  JOIN namespace n ON n.oid = p.pronamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_proc'::regclass AND objid = p.oid)
