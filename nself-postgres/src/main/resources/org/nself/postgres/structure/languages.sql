SELECT 'language', pg_catalog.quote_ident(l.lanname), pg_catalog.concat_ws(E'\n',
           'HANDLER ' || NULLIF(l.lanplcallfoid, 0)::regproc::text, 'INLINE ' || NULLIF(l.laninline, 0)::regproc::text,
           'VALIDATOR ' || NULLIF(l.lanvalidator, 0)::regproc::text, CASE WHEN l.lanpltrusted THEN 'TRUSTED' END,
           'OWNER ' || pg_catalog.pg_get_userbyid(l.lanowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(l.lanacl, pg_catalog.acldefault('l', l.lanowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = l.oid AND x.classoid = 'pg_catalog.pg_language'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_language l
 WHERE l.lanispl
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_language'::regclass AND objid = l.oid)
 UNION ALL
SELECT 'access method', pg_catalog.quote_ident(m.amname), m.amtype::text || ' ' || m.amhandler::text
  FROM pg_catalog.pg_am m
 WHERE m.oid >= 16384
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_am'::regclass AND objid = m.oid)
