SELECT 'pg_catalog.pg_db_role_setting'::regclass::oid, 1::oid, pg_catalog.row_number() OVER (ORDER BY s.name)::int, true, 'setting', s.name,
       ARRAY[pg_catalog.format('DO %L', pg_catalog.format('BEGIN EXECUTE pg_catalog.format(%L, pg_catalog.current_database()); END',
           'ALTER DATABASE %I SET ' || pg_catalog.replace(
               pg_catalog.quote_ident(s.name) || ' TO '
               || CASE WHEN s.name IN ('search_path', 'temp_tablespaces', 'session_preload_libraries', 'local_preload_libraries')
                       THEN s.value ELSE pg_catalog.quote_literal(s.value) END, '%', '%%')))]
  FROM pg_catalog.pg_db_role_setting r
 CROSS JOIN LATERAL pg_catalog.unnest(r.setconfig) c
 CROSS JOIN LATERAL (SELECT pg_catalog.split_part(c, '=', 1) AS name,
                            pg_catalog.substr(c, pg_catalog.strpos(c, '=') + 1) AS value) s
 WHERE r.setrole = 0 AND EXISTS (SELECT FROM whole)
   AND r.setdatabase = (SELECT b.oid FROM pg_catalog.pg_database b WHERE b.datname = pg_catalog.current_database())
