SELECT 'pg_catalog.pg_policy'::regclass::oid, p.oid, 0, true, 'policy', r.name || '.' || pg_catalog.quote_ident(p.polname),
       ARRAY[pg_catalog.concat_ws(' ', 'CREATE POLICY', pg_catalog.quote_ident(p.polname), 'ON', r.name,
           CASE WHEN NOT p.polpermissive THEN 'AS RESTRICTIVE' END,
           'FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' END,
           'TO ' || (SELECT pg_catalog.string_agg(CASE m WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(m)) END, ', ')
                       FROM pg_catalog.unnest(p.polroles) m),
           'USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
           'WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')')]
  FROM pg_catalog.pg_policy p
  JOIN relation r ON r.oid = p.polrelid
 UNION ALL
SELECT 'pg_catalog.pg_class'::regclass::oid, c.oid, -1, true, CASE c.relkind WHEN 'p' THEN 'partitioned table' ELSE 'table' END, r.name,
       pg_catalog.array_remove(ARRAY[
           CASE WHEN c.relrowsecurity THEN pg_catalog.format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', r.name) END,
           CASE WHEN c.relforcerowsecurity THEN pg_catalog.format('ALTER TABLE ONLY %s FORCE ROW LEVEL SECURITY', r.name) END], NULL)
  FROM relation r
  JOIN pg_catalog.pg_class c ON c.oid = r.oid
 WHERE c.relkind IN ('r', 'p') AND (c.relrowsecurity OR c.relforcerowsecurity)
