WITH scope AS (
    SELECT ?::text AS history_namespace, ?::text[] AS history_tables, ?::text[] AS namespaces
), server AS (
    SELECT pg_catalog.current_setting('server_version_num')::int AS version
), whole AS (
    SELECT FROM scope WHERE pg_catalog.cardinality(namespaces) = 0
), member AS MATERIALIZED (
    SELECT classid, objid FROM pg_catalog.pg_depend WHERE deptype = 'e'
), history_table AS MATERIALIZED (
    SELECT c.oid, c.relnamespace
      FROM scope s
      JOIN pg_catalog.pg_namespace n ON n.nspname = s.history_namespace
      JOIN pg_catalog.pg_class c ON c.relnamespace = n.oid AND c.relname = ANY (s.history_tables)
), history AS MATERIALIZED (
    SELECT oid FROM history_table
     UNION ALL
    SELECT indexrelid FROM pg_catalog.pg_index WHERE indrelid IN (SELECT oid FROM history_table)
     UNION ALL
    SELECT objid FROM pg_catalog.pg_depend
     WHERE classid = 'pg_catalog.pg_class'::regclass AND refclassid = 'pg_catalog.pg_class'::regclass
       AND deptype IN ('a', 'i') AND refobjid IN (SELECT oid FROM history_table)
), namespace AS MATERIALIZED (
    SELECT n.oid, pg_catalog.quote_ident(n.nspname) AS name, n.nspname, n.nspowner, n.nspacl
      FROM pg_catalog.pg_namespace n, scope s
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
       AND (pg_catalog.cardinality(s.namespaces) = 0 OR n.nspname = ANY (s.namespaces))
       AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_namespace'::regclass AND objid = n.oid)
), relation AS MATERIALIZED (
    SELECT c.oid, n.name || '.' || pg_catalog.quote_ident(c.relname) AS name, c.relkind, c.relowner, c.relacl
      FROM pg_catalog.pg_class c
      JOIN namespace n ON n.oid = c.relnamespace
     WHERE NOT EXISTS (SELECT FROM member WHERE classid = 'pg_catalog.pg_class'::regclass AND objid = c.oid)
       AND NOT EXISTS (SELECT FROM history WHERE history.oid = c.oid)
), options AS (
    SELECT c.oid, pg_catalog.string_agg(p.prefix || pg_catalog.quote_ident(o.option_name) || '='
                                            || pg_catalog.quote_literal(o.option_value), ', '
                                        ORDER BY p.prefix, o.number) AS list
      FROM pg_catalog.pg_class c
      LEFT JOIN pg_catalog.pg_class t ON t.oid = c.reltoastrelid
     CROSS JOIN LATERAL (VALUES ('', c.reloptions), ('toast.', t.reloptions)) p (prefix, options)
     CROSS JOIN LATERAL pg_catalog.pg_options_to_table(p.options) WITH ORDINALITY o (option_name, option_value, number)
     GROUP BY c.oid
), inheriting AS MATERIALIZED (
    -- Tables that are made with INHERITS: those whose columns stand as that would place them.
    SELECT c.oid
      FROM pg_catalog.pg_class c
     WHERE c.relkind = 'r' AND NOT c.relispartition
       AND EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
       AND NOT EXISTS (
           SELECT FROM (
               SELECT a.attnum, pg_catalog.lag(a.attnum) OVER (ORDER BY p.inhseqno, p.attnum, a.attnum) AS before
                 FROM pg_catalog.pg_attribute a
                 LEFT JOIN LATERAL (
                     SELECT i.inhseqno, b.attnum
                       FROM pg_catalog.pg_inherits i
                       JOIN pg_catalog.pg_attribute b ON b.attrelid = i.inhparent AND b.attname = a.attname
                      WHERE i.inhrelid = c.oid AND a.attinhcount > 0
                      ORDER BY i.inhseqno LIMIT 1) p ON true
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) placed
            WHERE placed.before > placed.attnum)
), constraint_apart AS MATERIALIZED (
    -- What cannot be said where its table or domain is made: it needs something else to be there, or its rows to be.
    SELECT k.oid
      FROM pg_catalog.pg_constraint k
     WHERE k.contype IN ('c', 'n')
       AND (NOT k.convalidated OR EXISTS (
           SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_constraint'::regclass AND d.objid = k.oid AND d.refobjid >= 16384
              AND NOT (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = k.conrelid)
              AND NOT (d.refclassid = 'pg_catalog.pg_type'::regclass AND (d.refobjid = k.contypid OR EXISTS (
                  SELECT FROM pg_catalog.pg_attribute a WHERE a.attrelid = k.conrelid AND a.atttypid = d.refobjid)))))
), default_apart AS MATERIALIZED (
    SELECT f.oid
      FROM pg_catalog.pg_attrdef f
      JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid AND a.attnum = f.adnum
     WHERE a.attgenerated = ''
       AND (EXISTS (
           SELECT FROM pg_catalog.pg_depend d
            WHERE d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = f.oid AND d.refobjid >= 16384
              AND NOT (d.refclassid = 'pg_catalog.pg_class'::regclass AND d.refobjid = f.adrelid)
              AND NOT (d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid = a.atttypid))
        OR EXISTS (SELECT FROM pg_catalog.pg_class v WHERE v.oid = f.adrelid AND v.relkind = 'v')
        OR NOT a.attislocal AND f.adrelid IN (SELECT oid FROM inheriting))
)
