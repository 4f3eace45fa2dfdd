SELECT 'pg_catalog.pg_namespace'::regclass::oid, n.oid, 0, false, 'schema', n.name,
       ARRAY['CREATE SCHEMA IF NOT EXISTS ' || n.name]
  FROM namespace n
 UNION ALL
SELECT 'pg_catalog.pg_namespace'::regclass::oid, 2200::oid, 0, false, 'schema', 'public',
       ARRAY['DROP SCHEMA IF EXISTS public']
  FROM whole
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_namespace n WHERE n.nspname = 'public')
