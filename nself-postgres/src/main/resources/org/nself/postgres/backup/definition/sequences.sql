SELECT 'pg_catalog.pg_class'::regclass::oid, c.oid, p.part, false, 'sequence', r.name, pg_catalog.array_remove(p.statements, NULL)
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  JOIN pg_catalog.pg_sequence q ON q.seqrelid = r.oid
  LEFT JOIN LATERAL (
      SELECT d.refobjid::regclass AS name, a.attname, a.attidentity, t.relpersistence
        FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
        JOIN pg_catalog.pg_class t ON t.oid = d.refobjid
       WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
         AND d.refclassid = 'pg_catalog.pg_class'::regclass) o ON true
 CROSS JOIN LATERAL (SELECT pg_catalog.concat_ws(' ', 'START WITH ' || q.seqstart, 'INCREMENT BY ' || q.seqincrement,
                                'MINVALUE ' || q.seqmin, 'MAXVALUE ' || q.seqmax, 'CACHE ' || q.seqcache,
                                CASE WHEN q.seqcycle THEN 'CYCLE' END) AS list) s
 CROSS JOIN LATERAL (
     SELECT 0 AS part,
            CASE WHEN o.attidentity IN ('a', 'd') THEN ARRAY[
                pg_catalog.format('ALTER TABLE %s ALTER COLUMN %I ADD GENERATED %s AS IDENTITY (SEQUENCE NAME %s %s)',
                    o.name, o.attname, CASE o.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END, r.name, s.list),
                CASE WHEN c.relpersistence = 'p' AND o.relpersistence = 'u'
                      AND (SELECT version FROM server) >= 150000 THEN pg_catalog.format('ALTER SEQUENCE %s SET LOGGED', r.name)
                     WHEN c.relpersistence = 'u' AND o.relpersistence = 'p' THEN pg_catalog.format('ALTER SEQUENCE %s SET UNLOGGED', r.name) END]
            ELSE ARRAY[pg_catalog.format('CREATE %sSEQUENCE %s AS %s %s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END,
                    r.name, pg_catalog.format_type(q.seqtypid, NULL), s.list)] END AS statements
      UNION ALL
     SELECT -3, ARRAY[pg_catalog.format('ALTER SEQUENCE %s OWNED BY %s.%I', r.name, o.name, o.attname)]
      WHERE o.attidentity = '') p
