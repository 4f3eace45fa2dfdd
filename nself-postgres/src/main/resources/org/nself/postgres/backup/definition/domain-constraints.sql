SELECT 'pg_catalog.pg_constraint'::regclass::oid, k.oid, 0, NOT k.convalidated, 'constraint',
       n.name || '.' || pg_catalog.quote_ident(t.typname) || '.' || pg_catalog.quote_ident(k.conname),
       CASE WHEN k.oid IN (SELECT oid FROM constraint_apart)
            THEN ARRAY[pg_catalog.format('ALTER DOMAIN %s.%I ADD CONSTRAINT %I %s', n.name, t.typname, k.conname,
                                         pg_catalog.pg_get_constraintdef(k.oid))] END
  FROM pg_catalog.pg_constraint k
  JOIN pg_catalog.pg_type t ON t.oid = k.contypid
  JOIN namespace n ON n.oid = t.typnamespace
 WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_type'::regclass AND objid = t.oid)
