-- TABLE_REWRITE: every row of t is written anew to change t.x from e to text
-- STATS_LOST: what the server knows of the values of t.x is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN x DROP DEFAULT,
    ALTER COLUMN x TYPE text,
    ALTER COLUMN x SET DEFAULT 'b';

DROP TYPE e;
