-- TABLE_REWRITE: every row of t is written anew to change t.n from text to integer
-- STATS_LOST: what the server knows of the values of t.n is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE integer USING n::integer,
    ALTER COLUMN n SET DEFAULT 1;
