SELECT 'schema', n.name, pg_catalog.concat_ws(E'\n',
           'OWNER ' || pg_catalog.pg_get_userbyid(n.nspowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(n.nspacl, pg_catalog.acldefault('n', n.nspowner))) a),
           'COMMENT ' || pg_catalog.obj_description(n.oid, 'pg_namespace'))
  FROM namespace n
 WHERE n.oid NOT IN (SELECT relnamespace FROM history_table)
