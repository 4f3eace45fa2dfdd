SELECT 'default privileges', pg_catalog.concat_ws(' ', 'of', pg_catalog.pg_get_userbyid(d.defaclrole),
           'in ' || NULLIF(d.defaclnamespace, 0)::regnamespace::text, 'on', d.defaclobjtype::text),
       (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text) FROM pg_catalog.unnest(d.defaclacl) a)
  FROM pg_catalog.pg_default_acl d
 UNION ALL
SELECT 'setting', pg_catalog.split_part(c, '=', 1), c
  FROM pg_catalog.pg_db_role_setting s, pg_catalog.unnest(s.setconfig) c
 WHERE s.setrole = 0 AND s.setdatabase = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
 UNION ALL
SELECT 'security label', l.provider || ' ON ' || pg_catalog.pg_describe_object(l.classoid, l.objoid, l.objsubid), l.label
  FROM pg_catalog.pg_seclabel l
