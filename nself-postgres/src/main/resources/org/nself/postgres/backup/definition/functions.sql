SELECT 'pg_catalog.pg_proc'::regclass::oid, p.oid, 0, false, CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END,
       n.name || '.' || pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
       ARRAY[pg_catalog.pg_get_functiondef(p.oid)]
  FROM pg_catalog.pg_proc p
  JOIN namespace n ON n.oid = p.pronamespace
 WHERE p.prokind <> 'a'
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_proc'::regclass AND objid = p.oid)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
