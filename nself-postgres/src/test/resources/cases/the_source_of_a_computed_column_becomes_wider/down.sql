ALTER TABLE t DROP COLUMN b;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to integer by then makes the way back fail
ALTER TABLE t ALTER COLUMN a TYPE integer;

ALTER TABLE t ADD COLUMN b integer GENERATED ALWAYS AS (a * 2) STORED;
