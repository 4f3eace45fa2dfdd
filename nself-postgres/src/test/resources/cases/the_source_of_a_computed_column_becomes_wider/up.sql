ALTER TABLE t DROP COLUMN b;

-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to bigint
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
ALTER TABLE t ALTER COLUMN a TYPE bigint;

-- TABLE_REWRITE: every row of t is written anew, for t.b has another value in each
ALTER TABLE t ADD COLUMN b bigint GENERATED ALWAYS AS (a * 2) STORED;
