SELECT 'schema', n.name, pg_catalog.concat_ws(E'\n',
           'OWNER ' || pg_catalog.pg_get_userbyid(n.nspowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = n.oid AND x.classoid = 'pg_catalog.pg_namespace'::regclass AND x.objsubid = 0))
  FROM namespace n
 WHERE n.oid NOT IN (SELECT relnamespace FROM history_table)
