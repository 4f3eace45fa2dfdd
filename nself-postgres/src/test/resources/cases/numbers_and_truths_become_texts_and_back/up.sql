-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to text
ALTER TABLE t ALTER COLUMN a TYPE text;

-- TABLE_REWRITE: every row of t is written anew to change t.b from boolean to text
ALTER TABLE t ALTER COLUMN b TYPE text;

-- TABLE_REWRITE: every row of t is written anew to change t.c from text to integer
ALTER TABLE t ALTER COLUMN c TYPE integer USING c::integer;

-- DATA_LOSS: changing t.d from text to boolean can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.d may not convert from text to boolean
-- TABLE_REWRITE: every row of t is written anew to change t.d from text to boolean
ALTER TABLE t ALTER COLUMN d TYPE boolean USING d::boolean;

-- TABLE_REWRITE: every row of t is written anew to change t.e from uuid to text
ALTER TABLE t ALTER COLUMN e TYPE text;
