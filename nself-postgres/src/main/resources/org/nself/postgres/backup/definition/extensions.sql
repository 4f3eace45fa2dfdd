SELECT 'pg_catalog.pg_extension'::regclass::oid, e.oid, 0, false, 'extension', pg_catalog.quote_ident(e.extname),
       ARRAY[pg_catalog.format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %s VERSION %L',
                               e.extname, e.extnamespace::regnamespace, e.extversion)]
  FROM pg_catalog.pg_extension e
 WHERE e.oid >= 16384
   AND (EXISTS (SELECT FROM whole) OR e.extnamespace IN (SELECT oid FROM namespace))
