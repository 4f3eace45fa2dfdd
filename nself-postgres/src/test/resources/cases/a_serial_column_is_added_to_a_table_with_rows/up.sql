-- TABLE_REWRITE: every row of t is written anew, for t.number has another value in each
ALTER TABLE t ADD COLUMN number serial NOT NULL;
