SELECT 'pg_catalog.pg_cast'::regclass::oid, c.oid, 0, false, 'cast',
       pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL),
       ARRAY[pg_catalog.format('CREATE CAST (%s AS %s) %s%s', pg_catalog.format_type(c.castsource, NULL),
           pg_catalog.format_type(c.casttarget, NULL),
           CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
                             ELSE 'WITHOUT FUNCTION' END,
           CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END)]
  FROM pg_catalog.pg_cast c
 WHERE c.oid >= 16384
   AND (EXISTS (SELECT FROM whole)
        OR EXISTS (SELECT FROM pg_catalog.pg_type t JOIN namespace n ON n.oid = t.typnamespace
                    WHERE t.oid IN (c.castsource, c.casttarget)))
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_cast'::regclass AND objid = c.oid)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = 'pg_catalog.pg_cast'::regclass AND d.objid = c.oid AND d.deptype = 'i')
