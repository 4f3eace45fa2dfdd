SELECT 'sequence', r.identity, pg_catalog.concat_ws(E'\n',
           CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED' END,
           'AS ' || pg_catalog.format_type(s.seqtypid, NULL),
           'START ' || s.seqstart, 'INCREMENT ' || s.seqincrement, 'MINVALUE ' || s.seqmin, 'MAXVALUE ' || s.seqmax,
           'CACHE ' || s.seqcache,
           CASE WHEN s.seqcycle THEN 'CYCLE' END,
           (SELECT CASE d.deptype WHEN 'i' THEN 'IDENTITY ' ELSE 'OWNED BY ' END || d.refobjid::regclass::text || '.'
                       || pg_catalog.quote_ident(a.attname)
              FROM pg_catalog.pg_depend d
              JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
             WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype IN ('a', 'i')
               AND d.refclassid = 'pg_catalog.pg_class'::regclass),
           'OWNER ' || pg_catalog.pg_get_userbyid(c.relowner),
           'ACL ' || (SELECT pg_catalog.string_agg(a::text, ', ' ORDER BY a::text)
                        FROM pg_catalog.unnest(COALESCE(c.relacl, pg_catalog.acldefault('s', c.relowner))) a),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = c.oid AND x.classoid = 'pg_catalog.pg_class'::regclass AND x.objsubid = 0))
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
  JOIN pg_catalog.pg_sequence s ON s.seqrelid = r.oid
