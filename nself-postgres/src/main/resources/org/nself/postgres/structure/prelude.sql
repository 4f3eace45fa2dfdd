WITH member AS MATERIALIZED (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
), history_table AS MATERIALIZED (
    SELECT c.oid, c.relnamespace
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
     WHERE n.nspname = ? AND c.relname = ANY (?)
), history AS MATERIALIZED (
    SELECT oid FROM history_table
     UNION ALL
    SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid IN (SELECT oid FROM history_table)
     UNION ALL
    SELECT objid FROM pg_catalog.pg_depend
     WHERE classid = 'pg_catalog.pg_class'::regclass AND refclassid = 'pg_catalog.pg_class'::regclass
       AND deptype IN ('a', 'i') AND refobjid IN (SELECT oid FROM history_table)
), namespace AS MATERIALIZED (
    SELECT n.oid, pg_catalog.quote_ident(n.nspname) AS name, n.nspowner, n.nspacl
      FROM pg_catalog.pg_namespace n
     WHERE n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'nself_trash')
       AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_namespace'::regclass AND objid = n.oid)
), relation AS (
    SELECT c.oid, n.name || '.' || pg_catalog.quote_ident(c.relname) AS identity, c.relkind, c.relowner, c.relacl
      FROM pg_catalog.pg_class c
      JOIN namespace n ON n.oid = c.relnamespace
     WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_class'::regclass AND objid = c.oid)
       AND NOT EXISTS (SELECT FROM history WHERE history.oid = c.oid)
)
