-- TABLE_REWRITE: every row of t is written anew to change t.a from text to character varying(20)
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.b from character varying(90) to character varying(9)
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
-- DATA_LOSS: changing t.c from numeric(10,2) to numeric(6,1) can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.c may not convert from numeric(10,2) to numeric(6,1)
-- TABLE_REWRITE: every row of t is written anew to change t.c from numeric(10,2) to numeric(6,1)
-- STATS_LOST: what the server knows of the values of t.c is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.d from bigint to integer
-- STATS_LOST: what the server knows of the values of t.d is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.e from character(9) to character varying(9)
-- STATS_LOST: what the server knows of the values of t.e is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a TYPE varchar(20),
    ALTER COLUMN b TYPE varchar(9),
    ALTER COLUMN c TYPE numeric(6,1),
    ALTER COLUMN d TYPE integer,
    ALTER COLUMN e TYPE varchar(9);
