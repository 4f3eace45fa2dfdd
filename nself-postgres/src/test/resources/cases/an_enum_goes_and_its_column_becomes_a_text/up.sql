-- TABLE_REWRITE: every row of t is written anew to change t.x from e to text
ALTER TABLE t
    ALTER COLUMN x DROP DEFAULT,
    ALTER COLUMN x TYPE text,
    ALTER COLUMN x SET DEFAULT 'b';

DROP TYPE e;
