SELECT n.nspname AS name,
       -- the comment that initdb gives to public is nobody's
       NULLIF(pg_catalog.obj_description(n.oid, 'pg_namespace'),
              CASE n.nspname WHEN 'public' THEN 'standard public schema' END) AS comment,
       -- what nself does not look at, but would be in the way of DROP SCHEMA
       EXISTS (SELECT FROM pg_catalog.pg_proc o WHERE o.pronamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_collation o WHERE o.collnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_operator o WHERE o.oprnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_opclass o WHERE o.opcnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_conversion o WHERE o.connamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_statistic_ext o WHERE o.stxnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_ts_config o WHERE o.cfgnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_ts_dict o WHERE o.dictnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_extension o WHERE o.extnamespace = n.oid)
           OR EXISTS (SELECT FROM pg_catalog.pg_depend d
                      WHERE d.refclassid = 'pg_catalog.pg_namespace'::regclass AND d.refobjid = n.oid
                        AND d.classid = 'pg_catalog.pg_type'::regclass
                        AND EXISTS (SELECT FROM pg_catalog.pg_type o
                                    WHERE o.oid = d.objid AND o.typtype = 'b' AND o.typelem = 0)) AS is_occupied
FROM pg_catalog.pg_namespace n
WHERE n.nspname = ANY (?)
ORDER BY n.nspname
