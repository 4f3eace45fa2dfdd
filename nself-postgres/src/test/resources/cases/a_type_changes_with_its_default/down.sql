-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to integer by then makes the way back fail
ALTER TABLE t
    ALTER COLUMN b DROP DEFAULT,
    ALTER COLUMN b TYPE text,
    ALTER COLUMN b SET DEFAULT '7'::text,
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE integer USING a::integer,
    ALTER COLUMN a SET DEFAULT 5;
