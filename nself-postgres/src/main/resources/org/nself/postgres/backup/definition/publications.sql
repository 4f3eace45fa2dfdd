SELECT 'pg_catalog.pg_publication'::regclass::oid, p.oid, 0, true, 'publication', pg_catalog.quote_ident(p.pubname),
       ARRAY[pg_catalog.concat_ws(' ', 'CREATE PUBLICATION', pg_catalog.quote_ident(p.pubname), CASE WHEN p.puballtables THEN 'FOR ALL TABLES' END,
           'WITH (' || pg_catalog.concat_ws(', ',
               pg_catalog.format('publish = %L', pg_catalog.concat_ws(', ',
                   CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                   CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END)),
               CASE WHEN p.pubviaroot THEN 'publish_via_partition_root = true' END,
               CASE pg_catalog.to_jsonb(p) ->> 'pubgencols' WHEN 's' THEN 'publish_generated_columns = stored' END) || ')')]
  FROM pg_catalog.pg_publication p
 WHERE EXISTS (SELECT FROM whole)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_publication'::regclass AND objid = p.oid)
 UNION ALL
SELECT 'pg_catalog.pg_publication_rel'::regclass::oid, m.oid, 0, true, 'publication relation',
       r.name || ' in publication ' || pg_catalog.quote_ident(p.pubname),
       ARRAY[pg_catalog.concat_ws(' ', 'ALTER PUBLICATION', pg_catalog.quote_ident(p.pubname), 'ADD TABLE ONLY', r.name,
/*15*/     '(' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
/*15*/               FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.oid AND a.attnum = ANY (m.prattrs)) || ')',
/*15*/     'WHERE (' || pg_catalog.pg_get_expr(m.prqual, m.prrelid) || ')',
           NULL)]
  FROM pg_catalog.pg_publication_rel m
  JOIN pg_catalog.pg_publication p ON p.oid = m.prpubid
  JOIN relation r ON r.oid = m.prrelid
/*15*/ UNION ALL
/*15*/SELECT 'pg_catalog.pg_publication_namespace'::regclass::oid, m.oid, 0, true, 'publication namespace',
/*15*/       n.name || ' in publication ' || pg_catalog.quote_ident(p.pubname),
/*15*/       ARRAY[pg_catalog.format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %s', p.pubname, n.name)]
/*15*/  FROM pg_catalog.pg_publication_namespace m
/*15*/  JOIN pg_catalog.pg_publication p ON p.oid = m.pnpubid
/*15*/  JOIN namespace n ON n.oid = m.pnnspid
