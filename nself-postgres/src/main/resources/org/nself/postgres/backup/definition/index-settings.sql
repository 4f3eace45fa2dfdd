SELECT 'pg_catalog.pg_class'::regclass::oid, i.indexrelid, -1, true, 'index', r.name, pg_catalog.array_remove(ARRAY[
           (SELECT pg_catalog.format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, r.name)
              FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid),
           CASE WHEN k.oid IS NOT NULL THEN 'ALTER INDEX ' || r.name || ' SET (' || o.list || ')' END,
           (SELECT pg_catalog.format('ALTER INDEX %s SET TABLESPACE %I', r.name, t.spcname)
              FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace),
           CASE WHEN i.indisclustered THEN pg_catalog.format('ALTER TABLE %s CLUSTER ON %I', i.indrelid::regclass, c.relname) END,
           CASE WHEN i.indisreplident
                THEN pg_catalog.format('ALTER TABLE ONLY %s REPLICA IDENTITY USING INDEX %I', i.indrelid::regclass, c.relname) END], NULL)
       || ARRAY(SELECT pg_catalog.format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', r.name, a.attnum, a.attstattarget)
                  FROM pg_catalog.pg_attribute a
                 WHERE a.attrelid = c.oid AND a.attstattarget >= 0 ORDER BY a.attnum)
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid
  LEFT JOIN options o ON o.oid = c.oid
  LEFT JOIN pg_catalog.pg_constraint k ON k.conindid = c.oid AND k.contype IN ('p', 'u', 'x')
 WHERE (i.indisvalid OR r.relkind = 'I')
