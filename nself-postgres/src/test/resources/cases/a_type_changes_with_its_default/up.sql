-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to text
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.b from text to integer
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE text,
    ALTER COLUMN a SET DEFAULT '5',
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE integer USING b::integer,
    ALTER COLUMN b SET DEFAULT 7;
