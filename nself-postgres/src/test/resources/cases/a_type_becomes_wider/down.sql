-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.name that do not fit character varying(50)
-- MAY_FAIL_ON_DOWN: a value of t.name that does not convert to character varying(50) by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.n that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of t.n that does not convert to integer by then makes the way back fail
ALTER TABLE t
    ALTER COLUMN n DROP DEFAULT,
    ALTER COLUMN n TYPE integer,
    ALTER COLUMN n SET DEFAULT 1,
    ALTER COLUMN name TYPE varchar(50);
