SELECT 'pg_catalog.pg_operator'::regclass::oid, o.oid, 0, false, 'operator', o.oid::regoperator::text,
       ARRAY[pg_catalog.format('CREATE OPERATOR %s.%s (%s)', n.name, o.oprname, pg_catalog.concat_ws(', ',
           'FUNCTION = ' || o.oprcode::oid::regproc,
           'LEFTARG = ' || pg_catalog.format_type(NULLIF(o.oprleft, 0), NULL),
           'RIGHTARG = ' || pg_catalog.format_type(NULLIF(o.oprright, 0), NULL),
           'COMMUTATOR = OPERATOR(' || (SELECT pg_catalog.format('%I.%s', m.nspname, c.oprname) FROM pg_catalog.pg_operator c
               JOIN pg_catalog.pg_namespace m ON m.oid = c.oprnamespace WHERE c.oid = o.oprcom) || ')',
           'NEGATOR = OPERATOR(' || (SELECT pg_catalog.format('%I.%s', m.nspname, c.oprname) FROM pg_catalog.pg_operator c
               JOIN pg_catalog.pg_namespace m ON m.oid = c.oprnamespace WHERE c.oid = o.oprnegate) || ')',
           'RESTRICT = ' || NULLIF(o.oprrest::oid, 0)::regproc, 'JOIN = ' || NULLIF(o.oprjoin::oid, 0)::regproc,
           CASE WHEN o.oprcanhash THEN 'HASHES' END, CASE WHEN o.oprcanmerge THEN 'MERGES' END))]
  FROM pg_catalog.pg_operator o
  JOIN namespace n ON n.oid = o.oprnamespace
 WHERE o.oprcode::oid <> 0
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_operator'::regclass AND objid = o.oid)
