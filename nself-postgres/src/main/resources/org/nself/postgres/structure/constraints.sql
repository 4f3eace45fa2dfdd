SELECT 'constraint', s.identity || '.' || pg_catalog.quote_ident(k.conname), pg_catalog.concat_ws(E'\n',
           pg_catalog.pg_get_constraintdef(k.oid),
           CASE WHEN k.coninhcount > 0 THEN 'INHERITED ' || k.coninhcount END,
           CASE WHEN NOT k.conislocal THEN 'NOT LOCAL' END,
           (SELECT 'TRIGGERS ' || pg_catalog.string_agg(DISTINCT g.tgenabled::text, ', ')
              FROM pg_catalog.pg_trigger g WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled <> 'O'),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = k.oid AND x.classoid = 'pg_catalog.pg_constraint'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_constraint k
  JOIN (SELECT r.oid AS relation, 0::oid AS domain, r.identity FROM relation r
         UNION ALL
        SELECT 0, t.oid, n.name || '.' || pg_catalog.quote_ident(t.typname)
          FROM pg_catalog.pg_type t JOIN namespace n ON n.oid = t.typnamespace
         WHERE t.typtype = 'd'
           AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = t.oid)) s
    ON s.relation = k.conrelid AND s.domain = k.contypid
 WHERE k.contype <> 't'
