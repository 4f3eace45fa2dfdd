SELECT 'pg_catalog.pg_constraint'::regclass::oid, k.oid, 0, k.contype IN ('p', 'u', 'x') OR k.oid IN (SELECT oid FROM constraint_apart),
       'constraint', r.name || '.' || pg_catalog.quote_ident(k.conname),
       CASE WHEN k.contype IN ('p', 'u', 'x') OR k.conislocal AND k.oid IN (SELECT oid FROM constraint_apart)
            THEN ARRAY[pg_catalog.format('ALTER TABLE %s%s ADD CONSTRAINT %I %s', CASE WHEN k.contype IN ('p', 'u', 'x') THEN 'ONLY ' END,
                                         r.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid))] END
  FROM pg_catalog.pg_constraint k
  JOIN relation r ON r.oid = k.conrelid
 WHERE k.contype IN ('p', 'u', 'x', 'c', 'n') AND r.relkind IN ('r', 'p')
