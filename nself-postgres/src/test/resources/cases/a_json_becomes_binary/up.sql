-- TABLE_REWRITE: every row of t is written anew to change t.a from json to jsonb
-- TABLE_REWRITE: every row of t is written anew to change t.b from text to jsonb
ALTER TABLE t
    ALTER COLUMN a TYPE jsonb,
    ALTER COLUMN b TYPE jsonb USING b::jsonb;
