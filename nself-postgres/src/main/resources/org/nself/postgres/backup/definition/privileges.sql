, kept (class, object, part, name, prefix, suffix, owner, acl, base) AS (
    SELECT 'pg_catalog.pg_namespace'::regclass, n.oid, 0, NULL, '', ' ON SCHEMA ' || n.name, n.nspowner, n.nspacl,
           pg_catalog.acldefault('n', n.nspowner) || CASE n.oid WHEN 2200 THEN (
               SELECT pg_catalog.array_agg(a) FROM pg_catalog.pg_init_privs i, pg_catalog.unnest(i.initprivs) a
                WHERE i.classoid = 'pg_catalog.pg_namespace'::regclass AND i.objoid = n.oid AND a::text LIKE '=%') END
      FROM namespace n
     UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, r.oid, 0, NULL, '',
           CASE r.relkind WHEN 'S' THEN ' ON SEQUENCE ' ELSE ' ON TABLE ' END || r.name, r.relowner, r.relacl,
           pg_catalog.acldefault(CASE r.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", r.relowner)
      FROM relation r
     UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, r.oid, a.attnum, pg_catalog.quote_ident(a.attname), ' (' || pg_catalog.quote_ident(a.attname) || ')',
           ' ON TABLE ' || r.name, r.relowner, a.attacl, pg_catalog.acldefault('c', r.relowner)
      FROM relation r JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid WHERE a.attacl IS NOT NULL AND NOT a.attisdropped
     UNION ALL
    SELECT 'pg_catalog.pg_proc'::regclass, p.oid, 0, NULL, '', ' ON ROUTINE ' || p.oid::regprocedure, p.proowner, p.proacl,
           pg_catalog.acldefault('f', p.proowner)
      FROM pg_catalog.pg_proc p JOIN namespace n ON n.oid = p.pronamespace WHERE p.proacl IS NOT NULL
     UNION ALL
    SELECT 'pg_catalog.pg_type'::regclass, t.oid, 0, NULL, '', ' ON TYPE ' || n.name || '.' || pg_catalog.quote_ident(t.typname),
           t.typowner, t.typacl, pg_catalog.acldefault('T', t.typowner)
      FROM pg_catalog.pg_type t JOIN namespace n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL
), held AS MATERIALIZED (
    SELECT k.class, k.object, k.part, k.name, k.prefix, k.suffix, k.owner, a.*
      FROM kept k, pg_catalog.aclexplode(k.acl) a WHERE k.acl IS NOT NULL
), given AS MATERIALIZED (
    SELECT k.class, k.object, k.part, k.name, k.prefix, k.suffix, k.owner, a.*
      FROM kept k, pg_catalog.aclexplode(k.base) a WHERE k.acl IS NOT NULL
), role (oid, name) AS (
    SELECT 0::oid, 'PUBLIC' UNION ALL SELECT oid, pg_catalog.quote_ident(rolname) FROM pg_catalog.pg_roles
), change AS (
    SELECT g.class, g.object, g.part, g.name, 0 AS place, g.owner, g.owner AS grantor, g.grantee, NULL AS grant_option,
           pg_catalog.format('REVOKE %s%s FROM %s', pg_catalog.string_agg(g.privilege_type || g.prefix, ', ' ORDER BY g.privilege_type), g.suffix, r.name) AS sql
      FROM given g JOIN role r ON r.oid = g.grantee
     WHERE NOT EXISTS (SELECT FROM held h WHERE h.class = g.class AND h.object = g.object AND h.part = g.part
                                             AND h.grantee = g.grantee AND h.privilege_type = g.privilege_type)
     GROUP BY g.class, g.object, g.part, g.name, g.owner, g.grantee, g.suffix, r.name
     UNION ALL
    SELECT h.class, h.object, h.part, h.name, 1, h.owner, h.grantor, h.grantee, CASE WHEN h.is_grantable THEN ' WITH GRANT OPTION' END,
           pg_catalog.format('GRANT %s%s TO %s%s', pg_catalog.string_agg(h.privilege_type || h.prefix, ', ' ORDER BY h.privilege_type), h.suffix, r.name,
                             CASE WHEN h.is_grantable THEN ' WITH GRANT OPTION' END)
      FROM held h JOIN role r ON r.oid = h.grantee
     WHERE NOT EXISTS (SELECT FROM given g WHERE g.class = h.class AND g.object = h.object AND g.part = h.part
                          AND g.grantee = h.grantee AND g.privilege_type = h.privilege_type
                          AND g.is_grantable = h.is_grantable AND h.grantor = h.owner)
     GROUP BY h.class, h.object, h.part, h.name, h.owner, h.grantor, h.grantee, h.is_grantable, h.suffix, r.name
)
SELECT c.class::oid, c.object, c.part::int, c.name, s.sql
  FROM change c
 CROSS JOIN LATERAL (
     SELECT 1 AS number, c.sql WHERE c.grantor = c.owner
      UNION ALL
     SELECT v.number, v.sql
       FROM (VALUES (1, pg_catalog.format('SET ROLE %I', pg_catalog.pg_get_userbyid(c.grantor))), (2, c.sql), (3, 'RESET ROLE')) v (number, sql)
      WHERE c.grantor <> c.owner) s
 ORDER BY c.place, c.grantor <> c.owner, c.grant_option IS NULL, c.grantor, c.grantee, s.number
