, state (letter, command) AS (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS')
)
SELECT 'pg_catalog.pg_trigger'::regclass::oid, t.oid, 0, true, 'trigger', r.name || '.' || pg_catalog.quote_ident(t.tgname),
       pg_catalog.array_remove(ARRAY[
           CASE WHEN t.tgparentid = 0 THEN pg_catalog.pg_get_triggerdef(t.oid) END,
           (SELECT pg_catalog.format('ALTER TABLE ONLY %s %s TRIGGER %I', r.name, s.command, t.tgname)
              FROM state s WHERE s.letter = t.tgenabled::text)], NULL)
  FROM pg_catalog.pg_trigger t
  JOIN relation r ON r.oid = t.tgrelid
  LEFT JOIN pg_catalog.pg_trigger p ON p.oid = t.tgparentid
 WHERE NOT COALESCE(p.tgisinternal, t.tgisinternal)
