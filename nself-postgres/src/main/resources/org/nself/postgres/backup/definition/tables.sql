, part AS MATERIALIZED (
    -- What stands between the parentheses.
    SELECT c.oid, 0 AS place, a.attnum::bigint AS number, a.attislocal AS local, 'COLUMN ' AS what, pg_catalog.concat_ws(' ',
               pg_catalog.quote_ident(a.attname),
               CASE WHEN c.reloftype <> 0 THEN 'WITH OPTIONS' ELSE pg_catalog.concat_ws(' ',
                   pg_catalog.format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || a.attcollation::regcollation END) END,
               CASE a.attgenerated WHEN '' THEN 'DEFAULT ' ELSE 'GENERATED ALWAYS AS (' END
                   || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                   || CASE a.attgenerated WHEN 's' THEN ') STORED' WHEN 'v' THEN ') VIRTUAL' ELSE '' END,
               CASE WHEN a.attnotnull AND s.version < 180000 THEN 'NOT NULL' END) AS sql
      FROM relation r
      JOIN pg_catalog.pg_class c ON c.oid = r.oid
      JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
      JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
      LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
            AND d.oid NOT IN (SELECT oid FROM default_apart)
     CROSS JOIN server s
     WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
       AND (c.reloftype = 0 OR d.oid IS NOT NULL OR a.attnotnull AND s.version < 180000)
     UNION ALL
    SELECT k.conrelid, 1, 0, k.conislocal, '',
           pg_catalog.format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid))
      FROM relation r
      JOIN pg_catalog.pg_constraint k ON k.conrelid = r.oid
     WHERE k.contype IN ('c', 'n') AND k.oid NOT IN (SELECT oid FROM constraint_apart)
), way AS (
    -- A partition is made alone and attached. Another table that inherits is made with INHERITS where its columns stand
    -- as that would place them. Else it is made alone, too, unless something in it is its parents' only: that it has
    -- from a parent of its own, which grows by what is next and goes at last.
    SELECT r.oid,
           r.oid IN (SELECT oid FROM inheriting) AS inherits,
           r.oid NOT IN (SELECT oid FROM inheriting) AND NOT c.relispartition
               AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = r.oid)
               AND EXISTS (SELECT FROM part p WHERE p.oid = r.oid AND NOT p.local) AS grows,
           m.name || '.' || '"nself parent"' AS helper
      FROM relation r
      JOIN pg_catalog.pg_class c ON c.oid = r.oid
      JOIN namespace m ON m.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p')
)
SELECT 'pg_catalog.pg_class'::regclass::oid, c.oid, 0, false, CASE c.relkind WHEN 'p' THEN 'partitioned table' ELSE 'table' END, r.name,
       pg_catalog.array_remove(ARRAY[
           CASE WHEN w.grows THEN pg_catalog.format('CREATE TABLE %s ()', w.helper) END,
           pg_catalog.concat_ws(' ', 'CREATE', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END, 'TABLE', r.name,
               'OF ' || NULLIF(c.reloftype, 0)::regtype,
               CASE WHEN c.reloftype = 0 OR parts.list IS NOT NULL THEN '(' || COALESCE(E'\n    ' || parts.list || E'\n', '') || ')' END,
               CASE WHEN w.inherits THEN 'INHERITS (' || parents.list || ')' WHEN w.grows THEN 'INHERITS (' || w.helper || ')' END,
               CASE c.relkind WHEN 'p' THEN 'PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) END,
               'USING ' || (SELECT pg_catalog.quote_ident(m.amname) FROM pg_catalog.pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'),
               'WITH (' || o.list || ')',
               'TABLESPACE ' || (SELECT pg_catalog.quote_ident(t.spcname) FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace)),
           CASE c.relreplident WHEN 'n' THEN pg_catalog.format('ALTER TABLE ONLY %s REPLICA IDENTITY NOTHING', r.name)
                               WHEN 'f' THEN pg_catalog.format('ALTER TABLE ONLY %s REPLICA IDENTITY FULL', r.name) END,
           CASE WHEN c.relispartition
                THEN pg_catalog.format('ALTER TABLE ONLY %s ATTACH PARTITION %s %s', parents.list, r.name,
                                       pg_catalog.pg_get_expr(c.relpartbound, c.oid)) END], NULL)
       || ARRAY(SELECT pg_catalog.concat('ALTER TABLE ', CASE WHEN p.local THEN r.name ELSE w.helper END, ' ADD ', p.what, p.sql)
                  FROM part p
                 WHERE p.oid = c.oid AND w.grows ORDER BY p.place, p.number, p.sql COLLATE "C")
       || ARRAY(SELECT pg_catalog.format('ALTER TABLE ONLY %s INHERIT %s', r.name, i.inhparent::regclass)
                  FROM pg_catalog.pg_inherits i
                 WHERE i.inhrelid = c.oid AND NOT c.relispartition AND NOT w.inherits ORDER BY i.inhseqno)
       || CASE WHEN w.grows THEN ARRAY[pg_catalog.format('ALTER TABLE ONLY %s NO INHERIT %s', r.name, w.helper),
                                       pg_catalog.format('DROP TABLE %s', w.helper)] END
       || ARRAY(SELECT pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %I DROP DEFAULT', r.name, a.attname)
                  FROM pg_catalog.pg_attribute a
                 WHERE a.attrelid = c.oid AND w.inherits AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal
                   AND NOT a.atthasdef
                   AND EXISTS (SELECT FROM pg_catalog.pg_inherits i
                                 JOIN pg_catalog.pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
                                WHERE i.inhrelid = c.oid AND b.atthasdef))
       || ARRAY(SELECT pg_catalog.format('ALTER TABLE ONLY %s ALTER COLUMN %I SET NOT NULL', r.name, a.attname)
                  FROM pg_catalog.pg_attribute a, server s
                 WHERE a.attrelid = c.oid AND w.inherits AND a.attnum > 0 AND NOT a.attisdropped AND NOT a.attislocal
                   AND a.attnotnull AND s.version < 180000)
  FROM way w
  JOIN relation r ON r.oid = w.oid
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  LEFT JOIN options o ON o.oid = c.oid
  LEFT JOIN LATERAL (SELECT pg_catalog.string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) AS list
                       FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) parents ON true
  LEFT JOIN (SELECT p.oid, pg_catalog.string_agg(p.sql, E',\n    ' ORDER BY p.place, p.number, p.sql COLLATE "C") AS list
               FROM part p JOIN way v ON v.oid = p.oid
              WHERE (p.local OR NOT v.inherits) AND NOT v.grows
              GROUP BY p.oid) parts ON parts.oid = c.oid
