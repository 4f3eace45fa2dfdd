-- TABLE_REWRITE: every row of t is written anew to change t.a from integer to integer[]
ALTER TABLE t ALTER COLUMN a TYPE integer[] USING ARRAY[a];

-- TABLE_REWRITE: every row of t is written anew to change t.b from integer[] to bigint[]
ALTER TABLE t ALTER COLUMN b TYPE bigint[];

-- TABLE_REWRITE: every row of t is written anew to change t.c from text[] to text
ALTER TABLE t ALTER COLUMN c TYPE text USING array_to_string(c, ',');
