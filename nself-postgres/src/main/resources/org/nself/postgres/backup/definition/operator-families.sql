SELECT 'pg_catalog.pg_opfamily'::regclass::oid, f.oid, 0, false, 'operator family',
       n.name || '.' || pg_catalog.quote_ident(f.opfname) || ' USING ' || m.amname,
       ARRAY[pg_catalog.format('CREATE OPERATOR FAMILY %s.%I USING %I', n.name, f.opfname, m.amname)]
  FROM pg_catalog.pg_opfamily f
  JOIN namespace n ON n.oid = f.opfnamespace
  JOIN pg_catalog.pg_am m ON m.oid = f.opfmethod
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_opfamily'::regclass AND objid = f.oid)
