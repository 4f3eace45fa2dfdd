-- What stands on something, other than tables that nself manages: one row for each thing that it stands on.
WITH RECURSIVE namespaces AS (
    SELECT n.oid, n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname = ANY (?)
), managed AS (
    SELECT c.oid, n.nspname, c.relname
    FROM pg_catalog.pg_class c
    JOIN namespaces n ON n.oid = c.relnamespace
    WHERE c.relkind = 'r' AND NOT c.relispartition AND c.relpersistence <> 't'
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)
      AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                      WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
), family (member, root) AS (
    -- what changes a table changes those that inherit from it
    SELECT m.oid, m.oid FROM managed m
    UNION
    SELECT i.inhrelid, f.root FROM family f JOIN pg_catalog.pg_inherits i ON i.inhparent = f.member
), dependencies (class, object, part, refclass, refobject, refpart, kind) AS (
    -- a view is its rule
    SELECT CASE WHEN r.rulename = '_RETURN' THEN 'pg_catalog.pg_class'::regclass ELSE 'pg_catalog.pg_rewrite'::regclass END::oid,
           CASE WHEN r.rulename = '_RETURN' THEN r.ev_class ELSE r.oid END,
           0, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_rewrite r
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_rewrite'::regclass AND d.objid = r.oid
    WHERE r.oid >= 16384
    UNION ALL
    SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_trigger t
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_trigger'::regclass AND d.objid = t.oid
    WHERE NOT t.tgisinternal AND t.tgparentid = 0
    UNION ALL
    SELECT d.classid, d.objid, 0, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_depend d
    WHERE d.classid IN ('pg_catalog.pg_policy'::regclass, 'pg_catalog.pg_proc'::regclass,
                        'pg_catalog.pg_statistic_ext'::regclass, 'pg_catalog.pg_publication_rel'::regclass)
      AND d.objid >= 16384
    UNION ALL
    -- the default of a column of a view belongs to the view
    SELECT CASE WHEN c.relkind = 'v' THEN 'pg_catalog.pg_class'::regclass ELSE d.classid END::oid,
           CASE WHEN c.relkind = 'v' THEN c.oid ELSE d.objid END,
           0, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_attrdef v
    JOIN pg_catalog.pg_class c ON c.oid = v.adrelid
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_attrdef'::regclass AND d.objid = v.oid
    WHERE NOT EXISTS (SELECT FROM family f WHERE f.member = c.oid) AND d.refobjid <> c.oid
    UNION ALL
    SELECT CASE WHEN k.contypid <> 0 THEN 'pg_catalog.pg_type'::regclass ELSE d.classid END::oid,
           CASE WHEN k.contypid <> 0 THEN k.contypid ELSE d.objid END,
           0, d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_constraint k
    JOIN pg_catalog.pg_depend d ON d.classid = 'pg_catalog.pg_constraint'::regclass AND d.objid = k.oid
    WHERE k.contype IN ('f', 'c') AND k.conparentid = 0
      AND NOT EXISTS (SELECT FROM managed m WHERE m.oid = k.conrelid)
      AND d.refobjid NOT IN (k.conrelid, k.contypid)
    UNION ALL
    SELECT 'pg_catalog.pg_class'::regclass, i.inhrelid, 0, 'pg_catalog.pg_class'::regclass, i.inhparent, 0, 'n'
    FROM pg_catalog.pg_inherits i
    JOIN managed m ON m.oid = i.inhparent
    UNION ALL
    -- what has a type: columns of tables and of composite types, domains, casts and the like
    SELECT CASE WHEN c.relkind = 'c' THEN 'pg_catalog.pg_type'::regclass::oid
                WHEN m.oid IS NOT NULL THEN 'pg_catalog.pg_class'::regclass::oid
                ELSE d.classid END,
           COALESCE(m.oid, CASE WHEN c.relkind = 'c' THEN c.reltype END, d.objid),
           CASE WHEN c.relkind IN ('r', 'p', 'f') THEN d.objsubid ELSE 0 END,
           d.refclassid, d.refobjid, d.refobjsubid, d.deptype
    FROM pg_catalog.pg_depend d
    LEFT JOIN pg_catalog.pg_class c ON d.classid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objid
    LEFT JOIN pg_catalog.pg_index i ON c.relkind IN ('i', 'I') AND i.indexrelid = c.oid
    LEFT JOIN pg_catalog.pg_class m ON m.oid = i.indrelid AND m.relkind = 'm'
    WHERE d.refclassid = 'pg_catalog.pg_type'::regclass AND d.refobjid >= 16384 AND d.deptype IN ('n', 'a')
      AND d.classid NOT IN ('pg_catalog.pg_rewrite'::regclass, 'pg_catalog.pg_trigger'::regclass,
                            'pg_catalog.pg_policy'::regclass, 'pg_catalog.pg_proc'::regclass,
                            'pg_catalog.pg_statistic_ext'::regclass, 'pg_catalog.pg_publication_rel'::regclass,
                            'pg_catalog.pg_attrdef'::regclass, 'pg_catalog.pg_constraint'::regclass)
      AND NOT EXISTS (SELECT FROM managed own WHERE own.oid = i.indrelid)
)
SELECT d.class::bigint AS class,
       d.object::bigint AS object,
       d.part AS part,
       d.kind IN ('a', 'i', 'P', 'S') AS goes_along,
       CASE WHEN key_table.oid IS NOT NULL THEN 'constraint'
            WHEN index_table.oid IS NOT NULL THEN 'index'
            WHEN base.typtype = 'e' AND type_namespace.oid IS NOT NULL THEN 'enum'
            WHEN sequence_namespace.oid IS NOT NULL THEN 'sequence'
            WHEN owner.oid IS NOT NULL AND a.attnum IS NOT NULL THEN 'column'
            WHEN owner.oid IS NOT NULL THEN 'table'
            ELSE '' END AS subject,
       COALESCE(key_table.nspname, index_table.nspname, owner.nspname, type_namespace.nspname,
                sequence_namespace.nspname) AS namespace,
       COALESCE(key_table.relname, index_table.relname, owner.relname, base.typname, r.relname) AS relation,
       COALESCE(key.conname, index_key.conname, index_class.relname, a.attname) AS name,
       CASE WHEN r.oid IS NOT NULL AND r.relkind <> 'c' THEN 'pg_catalog.pg_class'::regclass::oid
            ELSE d.refclass END::bigint AS refclass,
       CASE WHEN r.oid IS NOT NULL AND r.relkind <> 'c' THEN r.oid
            ELSE COALESCE(base.oid, d.refobject) END::bigint AS refobject
FROM dependencies d
LEFT JOIN pg_catalog.pg_type t ON d.refclass = 'pg_catalog.pg_type'::regclass AND t.oid = d.refobject
-- an array is as good as its elements
LEFT JOIN pg_catalog.pg_type base
       ON base.oid = CASE WHEN t.typelem <> 0 AND t.typlen = -1 THEN t.typelem ELSE t.oid END
LEFT JOIN namespaces type_namespace ON type_namespace.oid = base.typnamespace AND base.typtype = 'e'
LEFT JOIN pg_catalog.pg_class r
       ON r.oid = CASE WHEN d.refclass = 'pg_catalog.pg_class'::regclass THEN d.refobject
                       WHEN base.typrelid <> 0 THEN base.typrelid END
LEFT JOIN namespaces sequence_namespace ON sequence_namespace.oid = r.relnamespace AND r.relkind = 'S'
LEFT JOIN family f ON f.member = r.oid
LEFT JOIN managed owner ON owner.oid = f.root
LEFT JOIN pg_catalog.pg_attribute a
       ON d.refclass = 'pg_catalog.pg_class'::regclass AND a.attrelid = r.oid AND a.attnum = d.refpart AND d.refpart > 0
LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = r.oid
LEFT JOIN managed index_table ON index_table.oid = i.indrelid
LEFT JOIN pg_catalog.pg_class index_class ON index_class.oid = i.indexrelid AND index_table.oid IS NOT NULL
LEFT JOIN pg_catalog.pg_constraint index_key ON index_key.conindid = index_class.oid AND index_key.contype IN ('p', 'u')
LEFT JOIN pg_catalog.pg_constraint key
       ON key.oid = CASE WHEN d.refclass = 'pg_catalog.pg_constraint'::regclass THEN d.refobject ELSE index_key.oid END
LEFT JOIN managed key_table ON key_table.oid = key.conrelid
WHERE d.refclass IN ('pg_catalog.pg_class'::regclass, 'pg_catalog.pg_type'::regclass,
                     'pg_catalog.pg_constraint'::regclass, 'pg_catalog.pg_proc'::regclass)
  AND d.refobject >= 16384
  -- a column of a managed table that has an enum is managed with it, and one that is inherited goes with its parent
  AND NOT (base.typtype = 'e' AND d.class = 'pg_catalog.pg_class'::regclass
           AND (EXISTS (SELECT FROM managed own WHERE own.oid = d.object)
                OR EXISTS (SELECT FROM pg_catalog.pg_attribute own
                           WHERE own.attrelid = d.object AND own.attnum = d.part AND own.attinhcount > 0)))
