SELECT 'publication', pg_catalog.quote_ident(p.pubname), pg_catalog.concat_ws(E'\n',
           (pg_catalog.to_jsonb(p) - 'oid' - 'pubowner' - 'pubname')::text,
/*15*/     'SCHEMAS ' || (SELECT pg_catalog.string_agg(s.pnnspid::regnamespace::text, ', ' ORDER BY s.pnnspid::regnamespace::text)
/*15*/                      FROM pg_catalog.pg_publication_namespace s WHERE s.pnpubid = p.oid),
           CASE WHEN NOT p.puballtables THEN (
               SELECT pg_catalog.string_agg((pg_catalog.to_jsonb(t) - 'pubname')::text, E'\n' ORDER BY t.schemaname, t.tablename)
                 FROM pg_catalog.pg_publication_tables t WHERE t.pubname = p.pubname) END,
           'OWNER ' || pg_catalog.pg_get_userbyid(p.pubowner),
           'COMMENT ' || (SELECT x.description FROM pg_catalog.pg_description x
                         WHERE x.objoid = p.oid AND x.classoid = 'pg_catalog.pg_publication'::regclass AND x.objsubid = 0))
  FROM pg_catalog.pg_publication p
