SELECT d.classid, d.objid, d.refclassid, d.refobjid, d.deptype IN ('i', 'e')
  FROM pg_catalog.pg_depend d
 WHERE d.objid >= 16384 AND d.refobjid >= 16384 AND (d.classid <> d.refclassid OR d.objid <> d.refobjid)
 UNION ALL
SELECT 'pg_catalog.pg_attrdef'::regclass::oid, d.oid, 'pg_catalog.pg_class'::regclass::oid, d.adrelid, true FROM pg_catalog.pg_attrdef d
 ORDER BY 5 DESC, 1, 2, 3, 4
