-- DATA_LOSS_ON_DOWN: the way back can cut or round values of b.a_id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of b.a_id that does not convert to integer by then makes the way back fail
ALTER TABLE b ALTER COLUMN a_id TYPE integer;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of a.id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of a.id that does not convert to integer by then makes the way back fail
ALTER TABLE a ALTER COLUMN id TYPE integer;
