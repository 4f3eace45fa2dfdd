SELECT 'pg_catalog.pg_proc'::regclass::oid, p.oid, 0, false, 'aggregate',
       n.name || '.' || pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
       ARRAY[pg_catalog.format('CREATE AGGREGATE %s.%I(%s) (%s)', n.name, p.proname,
           COALESCE(NULLIF(pg_catalog.pg_get_function_arguments(p.oid), ''), '*'), pg_catalog.concat_ws(', ',
           'SFUNC = ' || a.aggtransfn::oid::regproc, 'STYPE = ' || pg_catalog.format_type(a.aggtranstype, NULL),
           'SSPACE = ' || NULLIF(a.aggtransspace, 0), 'INITCOND = ' || pg_catalog.quote_literal(a.agginitval),
           'FINALFUNC = ' || NULLIF(a.aggfinalfn::oid, 0)::regproc,
           CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
           CASE WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END
                THEN 'FINALFUNC_MODIFY = ' || (m.word ->> a.aggfinalmodify::text) END,
           'COMBINEFUNC = ' || NULLIF(a.aggcombinefn::oid, 0)::regproc,
           'SERIALFUNC = ' || NULLIF(a.aggserialfn::oid, 0)::regproc,
           'DESERIALFUNC = ' || NULLIF(a.aggdeserialfn::oid, 0)::regproc,
           'MSFUNC = ' || NULLIF(a.aggmtransfn::oid, 0)::regproc,
           'MINVFUNC = ' || NULLIF(a.aggminvtransfn::oid, 0)::regproc,
           'MSTYPE = ' || pg_catalog.format_type(NULLIF(a.aggmtranstype, 0), NULL),
           'MSSPACE = ' || NULLIF(a.aggmtransspace, 0), 'MINITCOND = ' || pg_catalog.quote_literal(a.aggminitval),
           'MFINALFUNC = ' || NULLIF(a.aggmfinalfn::oid, 0)::regproc,
           CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
           CASE WHEN a.aggmfinalfn::oid <> 0 AND a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r'::"char" ELSE 'w' END
                THEN 'MFINALFUNC_MODIFY = ' || (m.word ->> a.aggmfinalmodify::text) END,
           'SORTOP = OPERATOR(' || (SELECT pg_catalog.format('%I.%s', s.nspname, o.oprname) FROM pg_catalog.pg_operator o
                                      JOIN pg_catalog.pg_namespace s ON s.oid = o.oprnamespace WHERE o.oid = a.aggsortop) || ')',
           CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END,
           CASE p.proparallel WHEN 's' THEN 'PARALLEL = safe' WHEN 'r' THEN 'PARALLEL = restricted' END))]
  FROM pg_catalog.pg_proc p
  JOIN namespace n ON n.oid = p.pronamespace
  JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid
 CROSS JOIN (VALUES ('{"r": "READ_ONLY", "s": "SHAREABLE", "w": "READ_WRITE"}'::jsonb)) m (word)
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_proc'::regclass AND objid = p.oid)
