SELECT CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
                      WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table' END,
       r.identity, pg_catalog.concat_ws(E'\n',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
           CASE WHEN c.relkind IN ('v', 'm') THEN 'AS ' || pg_catalog.pg_get_viewdef(c.oid) END,
           CASE WHEN NOT c.relispopulated THEN 'WITH NO DATA' END,
           CASE WHEN c.reloftype <> 0 THEN 'OF ' || c.reloftype::regtype::text END,
           'INHERITS ' || (SELECT pg_catalog.string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                             FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),
           'PARTITION BY ' || CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,
           'PARTITION ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid),
           'SERVER ' || (SELECT pg_catalog.quote_ident(s.srvname) || ' ' || COALESCE(f.ftoptions::text, '')
                           FROM pg_catalog.pg_foreign_table f
                           JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid),
           'USING ' || (SELECT m.amname FROM pg_catalog.pg_am m WHERE m.oid = c.relam),
           'TABLESPACE ' || (SELECT t.spcname FROM pg_catalog.pg_tablespace t WHERE t.oid = c.reltablespace),
           'WITH ' || (SELECT pg_catalog.string_agg(o, ', ' ORDER BY o) FROM pg_catalog.unnest(c.reloptions) o),
           'WITH toast.' || (SELECT pg_catalog.string_agg(o, ', toast.' ORDER BY o)
                               FROM pg_catalog.pg_class t, pg_catalog.unnest(t.reloptions) o
                              WHERE t.oid = c.reltoastrelid),
           CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
           CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END,
           CASE WHEN c.relkind IN ('r', 'p') THEN 'REPLICA IDENTITY ' || CASE c.relreplident
                WHEN 'd' THEN 'DEFAULT' WHEN 'n' THEN 'NOTHING' WHEN 'f' THEN 'FULL'
                ELSE 'INDEX ' || COALESCE((SELECT i.indexrelid::regclass::text FROM pg_catalog.pg_index i
                                            WHERE i.indrelid = c.oid AND i.indisreplident), '') END END,
           'OWNER ' || pg_catalog.pg_get_userbyid(c.relowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(c.relacl, pg_catalog.acldefault('r', c.relowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_class'::regclass AND x.objsubid = 0))
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
 WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f')
