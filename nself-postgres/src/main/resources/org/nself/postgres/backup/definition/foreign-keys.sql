, state (letter, command) AS (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS')
)
SELECT 'pg_catalog.pg_constraint'::regclass::oid, k.oid, 0, true, 'constraint', r.name || '.' || pg_catalog.quote_ident(k.conname),
       -- A partition's own that has another name is there before, so that its parent's takes it in.
       ARRAY(SELECT pg_catalog.format('ALTER TABLE %s ADD CONSTRAINT %I %s', p.conrelid::regclass, p.conname,
                                      pg_catalog.pg_get_constraintdef(p.oid))
               FROM pg_catalog.pg_constraint p
              WHERE p.conparentid = k.oid AND k.conparentid = 0 AND p.conrelid <> k.conrelid AND p.conname <> k.conname)
       || CASE WHEN k.conparentid = 0
            THEN ARRAY[pg_catalog.format('ALTER TABLE %s%s ADD CONSTRAINT %I %s', CASE r.relkind WHEN 'r' THEN 'ONLY ' END,
                                         r.name, k.conname, pg_catalog.pg_get_constraintdef(k.oid))] END
       -- The triggers that keep it have other names every time.
       || ARRAY(SELECT pg_catalog.format('DO %L', pg_catalog.format(
                           'BEGIN EXECUTE (SELECT pg_catalog.format(%L, t.tgname) FROM pg_catalog.pg_trigger t'
                           ' JOIN pg_catalog.pg_constraint k ON k.oid = t.tgconstraint'
                           ' WHERE k.conrelid = %L::regclass AND k.conname = %L AND t.tgrelid = %L::regclass AND t.tgtype = %s'
                           ' AND t.tgfoid = %L::regproc); END',
                           pg_catalog.format('ALTER TABLE ONLY %s %s TRIGGER ',
                                             pg_catalog.replace(t.tgrelid::regclass::text, '%', '%%'), s.command) || '%I',
                           r.name, k.conname, t.tgrelid::regclass, t.tgtype, t.tgfoid::regproc))
                  FROM pg_catalog.pg_trigger t
                  JOIN state s ON s.letter = t.tgenabled::text
                 WHERE t.tgconstraint = k.oid)
  FROM pg_catalog.pg_constraint k
  JOIN relation r ON r.oid = k.conrelid
 WHERE k.contype = 'f' AND r.relkind IN ('r', 'p')
