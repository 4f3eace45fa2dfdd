-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to text
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.b from boolean to text
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.c from text to integer
-- STATS_LOST: what the server knows of the values of t.c is forgotten until ANALYZE t
-- DATA_LOSS: changing t.d from text to boolean can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.d may not convert from text to boolean
-- TABLE_REWRITE: every row of t is written anew to change t.d from text to boolean
-- STATS_LOST: what the server knows of the values of t.d is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.e from uuid to text
-- STATS_LOST: what the server knows of the values of t.e is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a TYPE text,
    ALTER COLUMN b TYPE text,
    ALTER COLUMN c TYPE integer USING c::integer,
    ALTER COLUMN d TYPE boolean USING d::boolean,
    ALTER COLUMN e TYPE text;
