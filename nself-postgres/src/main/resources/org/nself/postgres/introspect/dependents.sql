-- What these objects are called, and how those that stand on a table are taken away and made again as they are.
WITH wanted AS (
    SELECT w.class::oid AS class, w.object::oid AS object, w.part::int AS part
    FROM ROWS FROM (
        pg_catalog.unnest(?::bigint[]), pg_catalog.unnest(?::bigint[]), pg_catalog.unnest(?::bigint[])
    ) w (class, object, part)
), definitions (class, object, owner, gone, made, state, subject) AS (
    SELECT w.class, w.object, c.relowner,
           pg_catalog.format('DROP TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname),
           pg_catalog.pg_get_triggerdef(t.oid),
           CASE WHEN t.tgenabled <> 'O'
                THEN pg_catalog.format('ALTER TABLE %I.%I %s TRIGGER %I', n.nspname, c.relname,
                         CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
                         t.tgname) END,
           pg_catalog.format('TRIGGER %I ON %I.%I', t.tgname, n.nspname, c.relname)
    FROM wanted w
    JOIN pg_catalog.pg_trigger t ON w.class = 'pg_catalog.pg_trigger'::regclass AND t.oid = w.object
    JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT w.class, w.object, c.relowner,
           pg_catalog.format('DROP RULE %I ON %I.%I', r.rulename, n.nspname, c.relname),
           pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';'),
           CASE WHEN r.ev_enabled <> 'O'
                THEN pg_catalog.format('ALTER TABLE %I.%I %s RULE %I', n.nspname, c.relname,
                         CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
                         r.rulename) END,
           pg_catalog.format('RULE %I ON %I.%I', r.rulename, n.nspname, c.relname)
    FROM wanted w
    JOIN pg_catalog.pg_rewrite r ON w.class = 'pg_catalog.pg_rewrite'::regclass AND r.oid = w.object
    JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT w.class, w.object, c.relowner,
           pg_catalog.format('DROP POLICY %I ON %I.%I', p.polname, n.nspname, c.relname),
           pg_catalog.concat(
               pg_catalog.format('CREATE POLICY %I ON %I.%I', p.polname, n.nspname, c.relname),
               CASE WHEN NOT p.polpermissive THEN ' AS RESTRICTIVE' END,
               CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
                             WHEN 'd' THEN ' FOR DELETE' END,
               CASE WHEN p.polroles <> '{0}'
                    THEN ' TO ' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(u.role)), ', ' ORDER BY u.place)
                                    FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY u (role, place)) END,
               ' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')',
               ' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
           NULL,
           pg_catalog.format('POLICY %I ON %I.%I', p.polname, n.nspname, c.relname)
    FROM wanted w
    JOIN pg_catalog.pg_policy p ON w.class = 'pg_catalog.pg_policy'::regclass AND p.oid = w.object
    JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT w.class, w.object, c.relowner,
           pg_catalog.format('ALTER TABLE %I.%I DROP CONSTRAINT %I', n.nspname, c.relname, k.conname),
           pg_catalog.format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', n.nspname, c.relname, k.conname,
                             pg_catalog.pg_get_constraintdef(k.oid)),
           NULL,
           pg_catalog.format('CONSTRAINT %I ON %I.%I', k.conname, n.nspname, c.relname)
    FROM wanted w
    JOIN pg_catalog.pg_constraint k ON w.class = 'pg_catalog.pg_constraint'::regclass AND k.oid = w.object AND k.contype = 'f'
    JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    UNION ALL
    SELECT w.class, w.object, s.stxowner,
           pg_catalog.format('DROP STATISTICS %I.%I', n.nspname, s.stxname),
           pg_catalog.pg_get_statisticsobjdef(s.oid),
           CASE WHEN s.stxowner <> CURRENT_USER::regrole
                THEN pg_catalog.format('ALTER STATISTICS %I.%I OWNER TO %I', n.nspname, s.stxname,
                                       pg_catalog.pg_get_userbyid(s.stxowner)) END,
           pg_catalog.format('STATISTICS %I.%I', n.nspname, s.stxname)
    FROM wanted w
    JOIN pg_catalog.pg_statistic_ext s ON w.class = 'pg_catalog.pg_statistic_ext'::regclass AND s.oid = w.object
    JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
    WHERE COALESCE(s.stxstattarget, -1) = -1
    UNION ALL
    SELECT w.class, w.object, u.pubowner,
           pg_catalog.format('ALTER PUBLICATION %I DROP TABLE ONLY %I.%I', u.pubname, n.nspname, c.relname),
           pg_catalog.concat(
               pg_catalog.format('ALTER PUBLICATION %I ADD TABLE ONLY %I.%I', u.pubname, n.nspname, c.relname),
/*15*/         ' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)
/*15*/                  FROM pg_catalog.pg_attribute a
/*15*/                  WHERE a.attrelid = c.oid AND a.attnum = ANY (p.prattrs::int2[])) || ')',
/*15*/         ' WHERE (' || pg_catalog.pg_get_expr(p.prqual, p.prrelid) || ')',
               ''),
           NULL,
           NULL
    FROM wanted w
    JOIN pg_catalog.pg_publication_rel p ON w.class = 'pg_catalog.pg_publication_rel'::regclass AND p.oid = w.object
    JOIN pg_catalog.pg_publication u ON u.oid = p.prpubid
    JOIN pg_catalog.pg_class c ON c.oid = p.prrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
)
SELECT w.class::bigint AS class,
       w.object::bigint AS object,
       w.part AS part,
       CASE i.type WHEN 'table constraint' THEN CASE k.contype WHEN 'f' THEN 'foreign key' ELSE 'constraint' END
                   WHEN 'table column' THEN 'column'
                   WHEN 'statistics object' THEN 'statistics'
                   WHEN 'publication relation' THEN 'publication'
                   WHEN 'type' THEN CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'type' END
                   ELSE i.type END AS kind,
       -- as people say it: what lies in public is called by its own name
       pg_catalog.regexp_replace(i.identity, '(^| on | of |for )public\.', '\1') AS label,
       d.gone IS NOT NULL
           AND pg_catalog.pg_has_role(d.owner, 'USAGE')
           AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend x
                           WHERE x.classid = w.class AND x.objid = w.object AND x.deptype IN ('e', 'x')) AS exact,
       ARRAY[d.gone] AS gone,
       pg_catalog.array_remove(
           ARRAY[d.made,
                 d.state,
                 'COMMENT ON ' || d.subject || ' IS '
                     || pg_catalog.quote_literal(pg_catalog.obj_description(w.object, w.class::regclass::name))],
           NULL) AS made
FROM wanted w
CROSS JOIN LATERAL pg_catalog.pg_identify_object(w.class, w.object, w.part) i
LEFT JOIN definitions d ON d.class = w.class AND d.object = w.object
LEFT JOIN pg_catalog.pg_constraint k ON w.class = 'pg_catalog.pg_constraint'::regclass AND k.oid = w.object
LEFT JOIN pg_catalog.pg_type t ON w.class = 'pg_catalog.pg_type'::regclass AND t.oid = w.object
