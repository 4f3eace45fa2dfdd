-- TABLE_REWRITE: every row of t is written anew to change t.a from text to character varying(20)
-- TABLE_REWRITE: every row of t is written anew to change t.b from character varying(90) to character varying(9)
-- DATA_LOSS: changing t.c from numeric(10,2) to numeric(6,1) can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.c may not convert from numeric(10,2) to numeric(6,1)
-- TABLE_REWRITE: every row of t is written anew to change t.c from numeric(10,2) to numeric(6,1)
-- TABLE_REWRITE: every row of t is written anew to change t.d from bigint to integer
-- TABLE_REWRITE: every row of t is written anew to change t.e from character(9) to character varying(9)
ALTER TABLE t
    ALTER COLUMN a TYPE varchar(20),
    ALTER COLUMN b TYPE varchar(9),
    ALTER COLUMN c TYPE numeric(6,1),
    ALTER COLUMN d TYPE integer,
    ALTER COLUMN e TYPE varchar(9);
