, state (letter, command) AS (VALUES ('D', 'DISABLE'), ('R', 'ENABLE REPLICA'), ('A', 'ENABLE ALWAYS')
)
SELECT 'pg_catalog.pg_event_trigger'::regclass::oid, e.oid, 0, true, 'event trigger', pg_catalog.quote_ident(e.evtname),
       pg_catalog.array_remove(ARRAY[
           pg_catalog.concat_ws(' ', 'CREATE EVENT TRIGGER', pg_catalog.quote_ident(e.evtname), 'ON', e.evtevent,
               'WHEN TAG IN (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_literal(t), ', ') FROM pg_catalog.unnest(e.evttags) t) || ')',
               'EXECUTE FUNCTION ' || e.evtfoid::regproc || '()'),
           (SELECT pg_catalog.format('ALTER EVENT TRIGGER %I %s', e.evtname, s.command)
              FROM state s WHERE s.letter = e.evtenabled::text)], NULL)
  FROM pg_catalog.pg_event_trigger e
 WHERE EXISTS (SELECT FROM whole)
   AND EXISTS (SELECT FROM pg_catalog.pg_roles u WHERE u.rolname = current_user AND u.rolsuper)
   AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_event_trigger'::regclass AND objid = e.oid)
