SELECT 'trigger', r.identity || '.' || pg_catalog.quote_ident(t.tgname), pg_catalog.concat_ws(E'\n',
           pg_catalog.pg_get_triggerdef(t.oid), 'ENABLED ' || NULLIF(t.tgenabled, 'O')::text,
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = t.oid AND x.classoid = 'pg_catalog.pg_trigger'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_trigger t
  JOIN relation r ON r.oid = t.tgrelid
 WHERE NOT t.tgisinternal
