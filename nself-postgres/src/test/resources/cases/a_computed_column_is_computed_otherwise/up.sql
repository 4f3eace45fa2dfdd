-- TABLE_REWRITE: every row of t is written anew, for t.b is computed for each
ALTER TABLE t ALTER COLUMN b SET EXPRESSION AS (a * 3);
