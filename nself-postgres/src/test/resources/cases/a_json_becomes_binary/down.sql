-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit json
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to json by then makes the way back fail
ALTER TABLE t
    ALTER COLUMN b TYPE text,
    ALTER COLUMN a TYPE json;
