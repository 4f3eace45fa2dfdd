SELECT 'operator class', n.name || '.' || pg_catalog.quote_ident(o.opcname) || ' USING ' || m.amname,
       pg_catalog.concat_ws(E'\n',
           'FOR ' || o.opcintype::regtype::text, CASE WHEN o.opcdefault THEN 'DEFAULT' END,
           'FAMILY ' || f.opfnamespace::regnamespace::text || '.' || pg_catalog.quote_ident(f.opfname),
           'STORAGE ' || NULLIF(o.opckeytype, 0)::regtype::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(o.opcowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = o.oid AND x.classoid = 'pg_catalog.pg_opclass'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_opclass o
  JOIN namespace n ON n.oid = o.opcnamespace
  JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
  JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_opclass'::regclass AND objid = o.oid)
 UNION ALL
SELECT 'operator family', n.name || '.' || pg_catalog.quote_ident(f.opfname) || ' USING ' || m.amname,
       pg_catalog.concat_ws(E'\n',
           (SELECT pg_catalog.string_agg('OPERATOR ' || a.amopstrategy || ' ' || a.amopopr::regoperator::text
                       || ' ' || a.amoppurpose::text, E'\n' ORDER BY a.amopstrategy, a.amopopr::regoperator::text)
              FROM pg_catalog.pg_amop a WHERE a.amopfamily = f.oid),
           (SELECT pg_catalog.string_agg('FUNCTION ' || a.amprocnum || ' ' || a.amproc::oid::regprocedure::text || ' '
                       || a.amproclefttype::regtype::text || ' ' || a.amprocrighttype::regtype::text,
                       E'\n' ORDER BY a.amprocnum, a.amproc::oid::regprocedure::text, a.amproclefttype::regtype::text)
              FROM pg_catalog.pg_amproc a WHERE a.amprocfamily = f.oid),
           'OWNER ' || pg_catalog.pg_get_userbyid(f.opfowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = f.oid AND x.classoid = 'pg_catalog.pg_opfamily'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_opfamily f
  JOIN namespace n ON n.oid = f.opfnamespace
  JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_opfamily'::regclass AND objid = f.oid)
