-- TABLE_REWRITE: every row of t is written anew, for t.number has another value in each
ALTER TABLE t ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY (START WITH 10) NOT NULL;
