-- TABLE_REWRITE: every row of t is written anew to change t.a from json to jsonb
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.b from text to jsonb
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a TYPE jsonb,
    ALTER COLUMN b TYPE jsonb USING b::jsonb;
