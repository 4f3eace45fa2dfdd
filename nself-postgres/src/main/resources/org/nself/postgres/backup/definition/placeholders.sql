SELECT c.oid, pg_catalog.format('CREATE VIEW %s AS SELECT %s', r.name, (
           SELECT pg_catalog.string_agg(pg_catalog.concat_ws(' ', 'NULL::' || pg_catalog.format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attcollation <> t.typcollation THEN 'COLLATE ' || a.attcollation::regcollation END,
                      'AS', pg_catalog.quote_ident(a.attname)), ', ' ORDER BY a.attnum)
             FROM pg_catalog.pg_attribute a
             JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped))
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
 WHERE c.relkind = 'v'
