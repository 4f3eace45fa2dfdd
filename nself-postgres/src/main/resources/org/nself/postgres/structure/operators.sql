SELECT 'operator', o.oid::regoperator::text, pg_catalog.concat_ws(E'\n',
           'FUNCTION ' || o.oprcode::text, 'RESULT ' || o.oprresult::regtype::text,
           'COMMUTATOR ' || NULLIF(o.oprcom, 0)::regoperator::text,
           'NEGATOR ' || NULLIF(o.oprnegate, 0)::regoperator::text,
           'RESTRICT ' || NULLIF(o.oprrest::oid, 0)::regproc::text, 'JOIN ' || NULLIF(o.oprjoin::oid, 0)::regproc::text,
           CASE WHEN o.oprcanmerge THEN 'MERGES' END, CASE WHEN o.oprcanhash THEN 'HASHES' END,
           'OWNER ' || pg_catalog.pg_get_userbyid(o.oprowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = o.oid AND x.classoid = 'pg_catalog.pg_operator'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_operator o
  JOIN namespace n ON n.oid = o.oprnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_operator'::regclass AND objid = o.oid)
