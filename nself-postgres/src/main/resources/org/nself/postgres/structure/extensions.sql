SELECT 'extension', pg_catalog.quote_ident(e.extname), 'SCHEMA ' || e.extnamespace::regnamespace::text
  FROM pg_catalog.pg_extension e
