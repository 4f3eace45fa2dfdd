, standing AS (
    SELECT d.oid, d.defaclobjtype,
           pg_catalog.concat_ws(' ', 'of', pg_catalog.pg_get_userbyid(d.defaclrole),
               'in ' || NULLIF(d.defaclnamespace, 0)::regnamespace::text, 'on', d.defaclobjtype::text) AS identity,
           pg_catalog.concat_ws(' ', 'ALTER DEFAULT PRIVILEGES FOR ROLE', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)),
               'IN SCHEMA ' || n.name) AS start,
           d.defaclacl AS acl,
           CASE WHEN d.defaclnamespace = 0
                THEN pg_catalog.acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
                ELSE pg_catalog.acldefault('c', d.defaclrole) END AS base
      FROM pg_catalog.pg_default_acl d
      LEFT JOIN namespace n ON n.oid = d.defaclnamespace
     WHERE n.oid IS NOT NULL OR d.defaclnamespace = 0 AND EXISTS (SELECT FROM whole)
), held AS (
    SELECT s.oid, a.* FROM standing s, pg_catalog.aclexplode(s.acl) a
), given AS (
    SELECT s.oid, a.* FROM standing s, pg_catalog.aclexplode(s.base) a
), change AS (
    SELECT g.oid, 0 AS place, g.grantee, false AS is_grantable, pg_catalog.string_agg(g.privilege_type, ', ') AS list
      FROM given g
     WHERE NOT EXISTS (SELECT FROM held h WHERE h.oid = g.oid AND h.grantee = g.grantee AND h.privilege_type = g.privilege_type)
     GROUP BY g.oid, g.grantee
     UNION ALL
    SELECT h.oid, 1, h.grantee, h.is_grantable, pg_catalog.string_agg(h.privilege_type, ', ')
      FROM held h
     WHERE NOT EXISTS (SELECT FROM given g WHERE g.oid = h.oid AND g.grantee = h.grantee AND g.privilege_type = h.privilege_type
                                             AND g.is_grantable = h.is_grantable)
     GROUP BY h.oid, h.grantee, h.is_grantable
)
SELECT 'pg_catalog.pg_default_acl'::regclass::oid, s.oid, 0, true, 'default privileges', s.identity,
       ARRAY(SELECT pg_catalog.concat_ws(' ', s.start, CASE c.place WHEN 0 THEN 'REVOKE' ELSE 'GRANT' END, c.list, 'ON',
                        CASE s.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                                             WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
                        CASE c.place WHEN 0 THEN 'FROM' ELSE 'TO' END,
                        CASE c.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(c.grantee)) END,
                        CASE WHEN c.is_grantable THEN 'WITH GRANT OPTION' END)
               FROM change c WHERE c.oid = s.oid ORDER BY c.place, c.grantee, c.is_grantable)
  FROM standing s
