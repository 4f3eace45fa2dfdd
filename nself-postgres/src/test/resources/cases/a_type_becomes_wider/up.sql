-- TABLE_REWRITE: every row of t is written anew to change t.n from integer to bigint
ALTER TABLE t
    ALTER COLUMN name TYPE varchar(100),
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE bigint,
    ALTER COLUMN n SET DEFAULT 1;
