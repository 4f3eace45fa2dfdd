SELECT 'pg_catalog.pg_type'::regclass::oid, t.oid, 0, false,
       CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' ELSE 'range' END, s.name,
       ARRAY[CASE t.typtype
           WHEN 'e' THEN pg_catalog.format('CREATE TYPE %s AS ENUM (%s)', s.name, (
               SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                 FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid))
           WHEN 'c' THEN pg_catalog.format('CREATE TYPE %s AS (%s)', s.name, (
               SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname),
                          pg_catalog.format_type(a.atttypid, a.atttypmod),
                          'COLLATE ' || NULLIF(a.attcollation, b.typcollation)::regcollation::text), ', ' ORDER BY a.attnum)
                 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
                WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
           WHEN 'd' THEN pg_catalog.concat_ws(' ', 'CREATE DOMAIN', s.name, 'AS', pg_catalog.format_type(t.typbasetype, t.typtypmod),
               'COLLATE ' || NULLIF(t.typcollation, (SELECT b.typcollation FROM pg_catalog.pg_type b
                                                      WHERE b.oid = t.typbasetype))::regcollation::text,
               'DEFAULT ' || COALESCE(pg_catalog.pg_get_expr(t.typdefaultbin, 0), pg_catalog.quote_literal(t.typdefault)),
               CASE WHEN t.typnotnull AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                                                       WHERE k.contypid = t.oid AND k.contype = 'n') THEN 'NOT NULL' END,
               (SELECT pg_catalog.string_agg(pg_catalog.format('CONSTRAINT %I %s', k.conname, pg_catalog.pg_get_constraintdef(k.oid)),
                                             ' ' ORDER BY k.conname)
                  FROM pg_catalog.pg_constraint k
                 WHERE k.contypid = t.oid AND k.oid NOT IN (SELECT oid FROM constraint_apart)))
           ELSE (
               SELECT pg_catalog.format('CREATE TYPE %s AS RANGE (%s)', s.name, pg_catalog.concat_ws(', ',
                          'SUBTYPE = ' || pg_catalog.format_type(g.rngsubtype, NULL),
                          'SUBTYPE_OPCLASS = ' || (SELECT pg_catalog.format('%I.%I', m.nspname, o.opcname)
                                                     FROM pg_catalog.pg_opclass o
                                                     JOIN pg_catalog.pg_namespace m ON m.oid = o.opcnamespace
                                                    WHERE o.oid = g.rngsubopc),
                          'COLLATION = ' || NULLIF(g.rngcollation, 0)::regcollation::text,
                          'SUBTYPE_DIFF = ' || NULLIF(g.rngsubdiff::oid, 0)::regproc::text,
                          'MULTIRANGE_TYPE_NAME = ' || (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid::regtype::text))
                 FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid) END]
  FROM pg_catalog.pg_type t
  JOIN namespace n ON n.oid = t.typnamespace
 CROSS JOIN LATERAL (SELECT n.name || '.' || pg_catalog.quote_ident(t.typname) AS name) s
 WHERE t.typtype IN ('e', 'c', 'd', 'r')
   AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid AND g.rngcanonical::oid <> 0)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = t.oid)
