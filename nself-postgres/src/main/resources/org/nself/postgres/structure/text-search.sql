SELECT 'text search configuration', n.name || '.' || pg_catalog.quote_ident(c.cfgname), pg_catalog.concat_ws(E'\n',
           (SELECT 'PARSER ' || p.prsnamespace::regnamespace::text || '.' || pg_catalog.quote_ident(p.prsname)
              FROM pg_catalog.pg_ts_parser p WHERE p.oid = c.cfgparser),
           (SELECT pg_catalog.string_agg('MAPPING ' || m.maptokentype || ' ' || m.mapdict::regdictionary::text, E'\n'
                                         ORDER BY m.maptokentype, m.mapseqno)
              FROM pg_catalog.pg_ts_config_map m WHERE m.mapcfg = c.oid),
           'OWNER ' || pg_catalog.pg_get_userbyid(c.cfgowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_ts_config'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_ts_config c
  JOIN namespace n ON n.oid = c.cfgnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_config'::regclass AND objid = c.oid)
 UNION ALL
SELECT 'text search dictionary', n.name || '.' || pg_catalog.quote_ident(d.dictname), pg_catalog.concat_ws(E'\n',
           (SELECT 'TEMPLATE ' || t.tmplnamespace::regnamespace::text || '.' || pg_catalog.quote_ident(t.tmplname)
              FROM pg_catalog.pg_ts_template t WHERE t.oid = d.dicttemplate),
           d.dictinitoption, 'OWNER ' || pg_catalog.pg_get_userbyid(d.dictowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = d.oid AND x.classoid = 'pg_catalog.pg_ts_dict'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_ts_dict d
  JOIN namespace n ON n.oid = d.dictnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_dict'::regclass AND objid = d.oid)
 UNION ALL
SELECT 'text search parser', n.name || '.' || pg_catalog.quote_ident(p.prsname), pg_catalog.concat_ws(' ',
           p.prsstart::text, p.prstoken::text, p.prsend::text, p.prsheadline::text, p.prslextype::text,
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = p.oid AND x.classoid = 'pg_catalog.pg_ts_parser'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_ts_parser p
  JOIN namespace n ON n.oid = p.prsnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_parser'::regclass AND objid = p.oid)
 UNION ALL
SELECT 'text search template', n.name || '.' || pg_catalog.quote_ident(t.tmplname), pg_catalog.concat_ws(' ',
           t.tmplinit::text, t.tmpllexize::text,
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = t.oid AND x.classoid = 'pg_catalog.pg_ts_template'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_ts_template t
  JOIN namespace n ON n.oid = t.tmplnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_ts_template'::regclass AND objid = t.oid)
