-- STATS_LOST: what the server knows of the values of t.name is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.n from integer to bigint
-- STATS_LOST: what the server knows of the values of t.n is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN name TYPE varchar(100),
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE bigint,
    ALTER COLUMN n SET DEFAULT 1;
