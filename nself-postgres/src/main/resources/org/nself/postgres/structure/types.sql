SELECT CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite type' WHEN 'd' THEN 'domain' WHEN 'r' THEN 'range'
                      ELSE 'type' END,
       n.name || '.' || pg_catalog.quote_ident(t.typname), pg_catalog.concat_ws(E'\n',
           (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
              FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid),
           (SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', pg_catalog.quote_ident(a.attname),
                       pg_catalog.format_type(a.atttypid, a.atttypmod),
                       'COLLATE ' || NULLIF(a.attcollation, b.typcollation)::regcollation::text,
                       'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = a.attrelid AND x.classoid = 'pg_catalog.pg_class'::regclass AND x.objsubid = a.attnum)), E',\n' ORDER BY a.attnum)
              FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
             WHERE t.typtype = 'c' AND a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped),
           CASE WHEN t.typtype = 'd' THEN pg_catalog.concat_ws(' ',
               pg_catalog.format_type(t.typbasetype, t.typtypmod),
               'COLLATE ' || NULLIF(t.typcollation, (SELECT b.typcollation FROM pg_catalog.pg_type b
                                                     WHERE b.oid = t.typbasetype))::regcollation::text,
               'DEFAULT ' || t.typdefault, CASE WHEN t.typnotnull THEN 'NOT NULL' END) END,
           (SELECT pg_catalog.concat_ws(' ', 'SUBTYPE', g.rngsubtype::regtype::text,
                       'OPERATOR CLASS ' || (SELECT o.opcnamespace::regnamespace::text || '.' || pg_catalog.quote_ident(o.opcname)
                                               FROM pg_catalog.pg_opclass o WHERE o.oid = g.rngsubopc),
                       'COLLATE ' || NULLIF(g.rngcollation, 0)::regcollation::text,
                       'CANONICAL ' || NULLIF(g.rngcanonical::oid, 0)::regproc::text,
                       'DIFFERENCE ' || NULLIF(g.rngsubdiff::oid, 0)::regproc::text,
                       'MULTIRANGE ' || (pg_catalog.to_jsonb(g) ->> 'rngmultitypid')::oid::regtype::text)
              FROM pg_catalog.pg_range g WHERE g.rngtypid = t.oid),
           CASE WHEN t.typtype = 'b' THEN pg_catalog.concat_ws(' ', t.typinput::text, t.typoutput::text, t.typreceive::text,
               t.typsend::text, t.typmodin::text, t.typmodout::text, t.typanalyze::text, t.typlen, t.typbyval, t.typalign,
               t.typstorage, t.typcategory, t.typispreferred, t.typdelim, t.typdefault, t.typelem::regtype::text,
               t.typcollation::regcollation::text) END,
           CASE WHEN NOT t.typisdefined THEN 'SHELL' END,
           'OWNER ' || pg_catalog.pg_get_userbyid(t.typowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(t.typacl, pg_catalog.acldefault('T', t.typowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = t.oid AND x.classoid = 'pg_catalog.pg_type'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_type t
  JOIN namespace n ON n.oid = t.typnamespace
 WHERE t.typtype <> 'm'
   AND (t.typrelid = 0 OR EXISTS (SELECT FROM pg_catalog.pg_class c WHERE c.oid = t.typrelid AND c.relkind = 'c'))
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = t.oid)
