, owned (class, object, owner) AS (
    SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, n.nspowner FROM namespace n
     WHERE n.oid <> 2200 OR pg_catalog.pg_get_userbyid(n.nspowner) <> 'pg_database_owner' AND n.nspowner <> 10
     UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, r.oid, r.relowner FROM relation r
     WHERE r.relkind IN ('r', 'p', 'v', 'm', 'S')
       AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                        WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = r.oid AND d.deptype = 'i' AND r.relkind = 'S')
     UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, p.proowner FROM pg_catalog.pg_proc p JOIN namespace n ON n.oid = p.pronamespace
     UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, t.typowner FROM pg_catalog.pg_type t JOIN namespace n ON n.oid = t.typnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_operator'::regclass, o.oid, o.oprowner FROM pg_catalog.pg_operator o JOIN namespace n ON n.oid = o.oprnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_opclass'::regclass, o.oid, o.opcowner FROM pg_catalog.pg_opclass o JOIN namespace n ON n.oid = o.opcnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_opfamily'::regclass, o.oid, o.opfowner FROM pg_catalog.pg_opfamily o JOIN namespace n ON n.oid = o.opfnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_collation'::regclass, c.oid, c.collowner FROM pg_catalog.pg_collation c JOIN namespace n ON n.oid = c.collnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_conversion'::regclass, c.oid, c.conowner FROM pg_catalog.pg_conversion c JOIN namespace n ON n.oid = c.connamespace
     UNION ALL
    SELECT 'pg_catalog.pg_ts_dict'::regclass, d.oid, d.dictowner FROM pg_catalog.pg_ts_dict d JOIN namespace n ON n.oid = d.dictnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_ts_config'::regclass, c.oid, c.cfgowner FROM pg_catalog.pg_ts_config c JOIN namespace n ON n.oid = c.cfgnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid, s.stxowner FROM pg_catalog.pg_statistic_ext s JOIN namespace n ON n.oid = s.stxnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_publication'::regclass, p.oid, p.pubowner FROM pg_catalog.pg_publication p
     UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::regclass, e.oid, e.evtowner FROM pg_catalog.pg_event_trigger e
)
SELECT o.class::oid, o.object, 0, NULL,
       pg_catalog.format('ALTER %s %s OWNER TO %I', CASE i.type WHEN 'statistics object' THEN 'STATISTICS' ELSE pg_catalog.upper(i.type) END,
           CASE i.type WHEN 'aggregate' THEN pg_catalog.regexp_replace(i.identity, '\(\)$', '(*)') ELSE i.identity END,
           pg_catalog.pg_get_userbyid(o.owner))
  FROM owned o
 CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.object, 0) i
 WHERE pg_catalog.pg_get_userbyid(o.owner) <> current_user
