-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to integer[]
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
ALTER TABLE t ALTER COLUMN a TYPE integer[] USING ARRAY[a];

-- TABLE_REWRITE: every row of t is written anew to change t.b from integer[] to bigint[]
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
ALTER TABLE t ALTER COLUMN b TYPE bigint[];

-- TABLE_REWRITE: every row of t is written anew to change t.c from text[] to text
-- STATS_LOST: what the server knows of the values of t.c is forgotten until ANALYZE t
ALTER TABLE t ALTER COLUMN c TYPE text USING array_to_string(c, ',');
