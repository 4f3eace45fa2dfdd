, element AS (
    SELECT 'pg_catalog.pg_amop'::regclass::oid AS class, a.oid, a.amopfamily AS family,
           pg_catalog.format('OPERATOR %s %I.%s (%s, %s)%s', a.amopstrategy, n.nspname, o.oprname,
               pg_catalog.format_type(a.amoplefttype, NULL), pg_catalog.format_type(a.amoprighttype, NULL),
               ' FOR ORDER BY ' || (SELECT pg_catalog.format('%I.%I', s.nspname, f.opfname) FROM pg_catalog.pg_opfamily f
                   JOIN pg_catalog.pg_namespace s ON s.oid = f.opfnamespace WHERE f.oid = NULLIF(a.amopsortfamily, 0))) AS sql,
           a.amopstrategy AS number
      FROM pg_catalog.pg_amop a
      JOIN pg_catalog.pg_operator o ON o.oid = a.amopopr
      JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
     UNION ALL
    SELECT 'pg_catalog.pg_amproc'::regclass::oid, a.oid, a.amprocfamily,
           pg_catalog.format('FUNCTION %s (%s, %s) %s', a.amprocnum, pg_catalog.format_type(a.amproclefttype, NULL),
               pg_catalog.format_type(a.amprocrighttype, NULL), a.amproc::oid::regprocedure), a.amprocnum
      FROM pg_catalog.pg_amproc a
)
SELECT 'pg_catalog.pg_opclass'::regclass::oid, o.oid, 0, false, 'operator class',
       n.name || '.' || pg_catalog.quote_ident(o.opcname) || ' USING ' || m.amname,
       ARRAY[pg_catalog.format('CREATE OPERATOR CLASS %s.%I%s FOR TYPE %s USING %I FAMILY %I.%I AS %s', n.name, o.opcname,
           CASE WHEN o.opcdefault THEN ' DEFAULT' END, pg_catalog.format_type(o.opcintype, NULL), m.amname,
           s.nspname, f.opfname, COALESCE(pg_catalog.concat_ws(', ',
               'STORAGE ' || pg_catalog.format_type(NULLIF(o.opckeytype, 0), NULL),
               (SELECT pg_catalog.string_agg(e.sql, ', ' ORDER BY e.class, e.number, e.oid)
                  FROM element e
                  JOIN pg_catalog.pg_depend d ON d.classid = e.class AND d.objid = e.oid
                 WHERE d.deptype = 'i' AND d.refclassid = 'pg_catalog.pg_opclass'::regclass AND d.refobjid = o.oid)),
               'STORAGE ' || pg_catalog.format_type(o.opcintype, NULL)))]
  FROM pg_catalog.pg_opclass o
  JOIN namespace n ON n.oid = o.opcnamespace
  JOIN pg_catalog.pg_am m ON m.oid = o.opcmethod
  JOIN pg_catalog.pg_opfamily f ON f.oid = o.opcfamily
  JOIN pg_catalog.pg_namespace s ON s.oid = f.opfnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_opclass'::regclass AND objid = o.oid)
 UNION ALL
SELECT e.class, e.oid, 0, false, 'operator family', n.name || '.' || pg_catalog.quote_ident(f.opfname) || ' USING ' || m.amname,
       ARRAY[pg_catalog.format('ALTER OPERATOR FAMILY %s.%I USING %I ADD %s', n.name, f.opfname, m.amname, e.sql)]
  FROM element e
  JOIN pg_catalog.pg_opfamily f ON f.oid = e.family
  JOIN namespace n ON n.oid = f.opfnamespace
  JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = e.class AND d.objid = e.oid
                      AND d.deptype = 'i' AND d.refclassid = 'pg_catalog.pg_opclass'::regclass)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_opfamily'::regclass AND objid = f.oid)
