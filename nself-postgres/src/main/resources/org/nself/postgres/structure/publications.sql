SELECT 'publication', pg_catalog.quote_ident(p.pubname), pg_catalog.concat_ws(E'\n',
           (pg_catalog.to_jsonb(p) - 'oid' - 'pubowner' - 'pubname')::text,
           'OWNER ' || pg_catalog.pg_get_userbyid(p.pubowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = p.oid AND x.classoid = 'pg_catalog.pg_publication'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_publication p
 UNION ALL
SELECT 'publication relation', r.identity || ' in publication ' || pg_catalog.quote_ident(p.pubname), pg_catalog.concat_ws(E'\n',
/*15*/     'COLUMNS ' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
/*15*/                      FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.oid AND a.attnum = ANY (m.prattrs)),
/*15*/     'WHERE ' || pg_catalog.pg_get_expr(m.prqual, m.prrelid),
           NULL)
  FROM pg_catalog.pg_publication_rel m
  JOIN pg_catalog.pg_publication p ON p.oid = m.prpubid
  JOIN relation r ON r.oid = m.prrelid
/*15*/ UNION ALL
/*15*/SELECT 'publication namespace', n.name || ' in publication ' || pg_catalog.quote_ident(p.pubname), ''
/*15*/  FROM pg_catalog.pg_publication_namespace m
/*15*/  JOIN pg_catalog.pg_publication p ON p.oid = m.pnpubid
/*15*/  JOIN namespace n ON n.oid = m.pnnspid
