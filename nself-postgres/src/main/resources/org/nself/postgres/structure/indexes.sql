SELECT 'index', r.identity, pg_catalog.concat_ws(E'\n',
           pg_catalog.pg_get_indexdef(i.indexrelid),
           CASE WHEN i.indisclustered THEN 'CLUSTER' END,
           CASE WHEN NOT i.indisvalid THEN 'INVALID' END,
           'INHERITS ' || (SELECT h.inhparent::regclass::text FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid),
           'TABLESPACE ' || (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace),
           'STATISTICS ' || (SELECT pg_catalog.string_agg(a.attnum || '=' || a.attstattarget,
                                                          ', ' ORDER BY a.attnum)
                               FROM pg_catalog.pg_attribute a
                              WHERE a.attrelid = c.oid AND a.attstattarget >= 0),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_class'::regclass AND x.objsubid = 0))
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid
