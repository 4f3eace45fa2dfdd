-- TABLE_REWRITE: every row of t is written anew, for t.b has another value in each
ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED;
