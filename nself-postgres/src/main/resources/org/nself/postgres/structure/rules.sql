SELECT 'rule', r.identity || '.' || pg_catalog.quote_ident(w.rulename), pg_catalog.concat_ws(E'\n',
           pg_catalog.pg_get_ruledef(w.oid), 'ENABLED ' || NULLIF(w.ev_enabled, 'O')::text,
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = w.oid AND x.classoid = 'pg_catalog.pg_rewrite'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_rewrite w
  JOIN relation r ON r.oid = w.ev_class
 WHERE w.rulename <> '_RETURN'
