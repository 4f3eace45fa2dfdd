, state (letter, command) AS (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS')
)
SELECT 'pg_catalog.pg_rewrite'::regclass::oid, w.oid, 0, true, 'rule', r.name || '.' || pg_catalog.quote_ident(w.rulename),
       pg_catalog.array_remove(ARRAY[
           pg_catalog.pg_get_ruledef(w.oid),
           (SELECT pg_catalog.format('ALTER TABLE %s %s RULE %I', r.name, s.command, w.rulename)
              FROM state s WHERE s.letter = w.ev_enabled::text)], NULL)
  FROM pg_catalog.pg_rewrite w
  JOIN relation r ON r.oid = w.ev_class
 WHERE w.rulename <> '_RETURN'
