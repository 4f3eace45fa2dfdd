SELECT 'pg_catalog.pg_ts_dict'::regclass::oid, d.oid, 0, false, 'text search dictionary', n.name || '.' || pg_catalog.quote_ident(d.dictname),
       ARRAY[pg_catalog.format('CREATE TEXT SEARCH DICTIONARY %s.%I (TEMPLATE = %I.%I%s)', n.name, d.dictname, s.nspname, t.tmplname,
                               ', ' || NULLIF(d.dictinitoption, ''))]
  FROM pg_catalog.pg_ts_dict d
  JOIN namespace n ON n.oid = d.dictnamespace
  JOIN pg_catalog.pg_ts_template t ON t.oid = d.dicttemplate
  JOIN pg_catalog.pg_namespace s ON s.oid = t.tmplnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_dict'::regclass AND objid = d.oid)
 UNION ALL
SELECT 'pg_catalog.pg_ts_config'::regclass::oid, c.oid, 0, false, 'text search configuration', n.name || '.' || pg_catalog.quote_ident(c.cfgname),
       ARRAY[pg_catalog.format('CREATE TEXT SEARCH CONFIGURATION %s.%I (PARSER = %I.%I)', n.name, c.cfgname, s.nspname, p.prsname)]
       || ARRAY(SELECT pg_catalog.format('ALTER TEXT SEARCH CONFIGURATION %s.%I ADD MAPPING FOR %I WITH %s', n.name, c.cfgname,
                           k.alias, pg_catalog.string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno))
                  FROM pg_catalog.pg_ts_config_map m
                  JOIN pg_catalog.ts_token_type(c.cfgparser) k ON k.tokid = m.maptokentype
                 WHERE m.mapcfg = c.oid
                 GROUP BY k.tokid, k.alias ORDER BY k.tokid)
  FROM pg_catalog.pg_ts_config c
  JOIN namespace n ON n.oid = c.cfgnamespace
  JOIN pg_catalog.pg_ts_parser p ON p.oid = c.cfgparser
  JOIN pg_catalog.pg_namespace s ON s.oid = p.prsnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_config'::regclass AND objid = c.oid)
