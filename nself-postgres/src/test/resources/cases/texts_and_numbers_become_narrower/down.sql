-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.c that do not fit numeric(10,2)
-- MAY_FAIL_ON_DOWN: a value of t.c that does not convert to numeric(10,2) by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.e that do not fit character(9)
-- MAY_FAIL_ON_DOWN: a value of t.e that does not convert to character(9) by then makes the way back fail
-- STRUCTURE: not what the way up lost (changing t.c from numeric(10,2) to numeric(6,1) can cut or round its values)
ALTER TABLE t
    ALTER COLUMN e TYPE char(9),
    ALTER COLUMN d TYPE bigint,
    ALTER COLUMN c TYPE numeric(10,2),
    ALTER COLUMN b TYPE varchar(90),
    ALTER COLUMN a TYPE text;
