-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit timestamp without time zone
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to timestamp without time zone by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.b that do not fit timestamp with time zone
-- MAY_FAIL_ON_DOWN: a value of t.b that does not convert to timestamp with time zone by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.c that do not fit date
-- MAY_FAIL_ON_DOWN: a value of t.c that does not convert to date by then makes the way back fail
-- STRUCTURE: not what the way up lost (changing t.d from timestamp with time zone(3) to timestamp with time zone(0) can cut or round its values)
ALTER TABLE t
    ALTER COLUMN d TYPE timestamptz(3),
    ALTER COLUMN c TYPE date,
    ALTER COLUMN b TYPE timestamptz,
    ALTER COLUMN a TYPE timestamp;
