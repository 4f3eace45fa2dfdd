WITH asked AS MATERIALIZED (
    SELECT DISTINCT a.class::oid AS class, a.object::oid AS object
      FROM ROWS FROM (pg_catalog.unnest(?::bigint[]), pg_catalog.unnest(?::bigint[])) AS a (class, object)
), relation AS (
    SELECT c.oid, c.relkind, n.nspname, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS identity
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
), type AS (
    SELECT t.oid, t.typtype, pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname) AS identity
      FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
), named AS (
    SELECT 'pg_catalog.pg_namespace'::regclass AS class, n.oid AS object, 'schema' AS kind, pg_catalog.quote_ident(n.nspname) AS identity
      FROM pg_catalog.pg_namespace n
     UNION ALL
    SELECT 'pg_catalog.pg_extension'::regclass, e.oid, 'extension', pg_catalog.quote_ident(e.extname) FROM pg_catalog.pg_extension e
     UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid,
           CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range' ELSE 'type' END,
           t.identity
      FROM type t
     UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, r.oid,
           CASE r.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                          WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'composite type' ELSE 'index' END,
           r.identity
      FROM relation r
     UNION ALL
    SELECT 'pg_catalog.pg_constraint'::regclass, k.oid, 'constraint',
           COALESCE(r.identity, t.identity) || '.' || pg_catalog.quote_ident(k.conname)
      FROM pg_catalog.pg_constraint k
      LEFT JOIN relation r ON r.oid = k.conrelid
      LEFT JOIN type t ON t.oid = k.contypid
     UNION ALL
    SELECT 'pg_catalog.pg_attrdef'::regclass, d.oid, 'column', r.identity || '.' || pg_catalog.quote_ident(a.attname)
      FROM pg_catalog.pg_attrdef d
      JOIN relation r ON r.oid = d.adrelid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum
     UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid,
           CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END,
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname)
               || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')'
      FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
     WHERE p.oid IN (SELECT asked.object FROM asked)
     UNION ALL
    SELECT 'pg_catalog.pg_trigger'::regclass, t.oid, 'trigger', r.identity || '.' || pg_catalog.quote_ident(t.tgname)
      FROM pg_catalog.pg_trigger t JOIN relation r ON r.oid = t.tgrelid
     UNION ALL
    SELECT 'pg_catalog.pg_rewrite'::regclass, w.oid, 'rule', r.identity || '.' || pg_catalog.quote_ident(w.rulename)
      FROM pg_catalog.pg_rewrite w JOIN relation r ON r.oid = w.ev_class
     UNION ALL
    SELECT 'pg_catalog.pg_policy'::regclass, p.oid, 'policy', r.identity || '.' || pg_catalog.quote_ident(p.polname)
      FROM pg_catalog.pg_policy p JOIN relation r ON r.oid = p.polrelid
     UNION ALL
    SELECT 'pg_catalog.pg_event_trigger'::regclass, e.oid, 'event trigger', pg_catalog.quote_ident(e.evtname)
      FROM pg_catalog.pg_event_trigger e
     UNION ALL
    SELECT 'pg_catalog.pg_publication'::regclass, p.oid, 'publication', pg_catalog.quote_ident(p.pubname)
      FROM pg_catalog.pg_publication p
     UNION ALL
    SELECT 'pg_catalog.pg_statistic_ext'::regclass, s.oid, 'statistics',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(s.stxname)
      FROM pg_catalog.pg_statistic_ext s JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_collation'::regclass, c.oid, 'collation',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.collname)
      FROM pg_catalog.pg_collation c JOIN pg_catalog.pg_namespace n ON n.oid = c.collnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_conversion'::regclass, c.oid, 'conversion',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.conname)
      FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
     UNION ALL
    SELECT 'pg_catalog.pg_operator'::regclass, o.oid, 'operator', o.oid::regoperator::text FROM pg_catalog.pg_operator o
     WHERE o.oid IN (SELECT asked.object FROM asked)
     UNION ALL
    SELECT 'pg_catalog.pg_opclass'::regclass, o.oid, 'operator class',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) || ' USING ' || m.amname
      FROM pg_catalog.pg_opclass o
      JOIN pg_catalog.pg_namespace n ON n.oid = o.opcnamespace
      JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
     UNION ALL
    SELECT 'pg_catalog.pg_opfamily'::regclass, f.oid, 'operator family',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(f.opfname) || ' USING ' || m.amname
      FROM pg_catalog.pg_opfamily f
      JOIN pg_catalog.pg_namespace n ON n.oid = f.opfnamespace
      JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
     UNION ALL
    SELECT 'pg_catalog.pg_cast'::regclass, c.oid, 'cast',
           pg_catalog.format_type(c.castsource, NULL) || ' AS ' || pg_catalog.format_type(c.casttarget, NULL)
      FROM pg_catalog.pg_cast c
     UNION ALL
    SELECT 'pg_catalog.pg_transform'::regclass, t.oid, 'transform',
           t.trftype::regtype::text || ' LANGUAGE ' || pg_catalog.quote_ident(l.lanname)
      FROM pg_catalog.pg_transform t JOIN pg_catalog.pg_language l ON l.oid = t.trflang
     UNION ALL
    SELECT 'pg_catalog.pg_ts_config'::regclass, c.oid, 'text search configuration',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.cfgname)
      FROM pg_catalog.pg_ts_config c JOIN pg_catalog.pg_namespace n ON n.oid = c.cfgnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_ts_dict'::regclass, d.oid, 'text search dictionary',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(d.dictname)
      FROM pg_catalog.pg_ts_dict d JOIN pg_catalog.pg_namespace n ON n.oid = d.dictnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_ts_parser'::regclass, p.oid, 'text search parser',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.prsname)
      FROM pg_catalog.pg_ts_parser p JOIN pg_catalog.pg_namespace n ON n.oid = p.prsnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_ts_template'::regclass, t.oid, 'text search template',
           pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.tmplname)
      FROM pg_catalog.pg_ts_template t JOIN pg_catalog.pg_namespace n ON n.oid = t.tmplnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 'foreign data wrapper', pg_catalog.quote_ident(w.fdwname)
      FROM pg_catalog.pg_foreign_data_wrapper w
     UNION ALL
    SELECT 'pg_catalog.pg_foreign_server'::regclass, s.oid, 'foreign server', pg_catalog.quote_ident(s.srvname)
      FROM pg_catalog.pg_foreign_server s
     UNION ALL
    SELECT 'pg_catalog.pg_language'::regclass, l.oid, 'language', pg_catalog.quote_ident(l.lanname) FROM pg_catalog.pg_language l
     UNION ALL
    SELECT 'pg_catalog.pg_am'::regclass, m.oid, 'access method', pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m
     UNION ALL
    SELECT 'pg_catalog.pg_default_acl'::regclass, d.oid, 'default privileges',
           pg_catalog.concat_ws(' ', 'of', pg_catalog.pg_get_userbyid(d.defaclrole),
               'in ' || NULLIF(d.defaclnamespace, 0)::regnamespace::text, 'on', d.defaclobjtype::text)
      FROM pg_catalog.pg_default_acl d
)
SELECT a.class::bigint, a.object::bigint, COALESCE(n.kind, o.type), COALESCE(n.identity, o.identity)
  FROM asked a
  LEFT JOIN named n ON n.class = a.class AND n.object = a.object
 CROSS JOIN LATERAL pg_catalog.pg_identify_object(a.class, a.object, 0) AS o
 WHERE COALESCE(n.kind, o.type) IS NOT NULL
