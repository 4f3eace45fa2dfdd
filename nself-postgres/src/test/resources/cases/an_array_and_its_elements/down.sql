-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.c that do not fit text[]
-- MAY_FAIL_ON_DOWN: a value of t.c that does not convert to text[] by then makes the way back fail
-- STRUCTURE: not what the way up lost (converts the values of t.c as the annotation says)
ALTER TABLE t ALTER COLUMN c TYPE text[] USING c::text[];

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.b that do not fit integer[]
-- MAY_FAIL_ON_DOWN: a value of t.b that does not convert to integer[] by then makes the way back fail
ALTER TABLE t ALTER COLUMN b TYPE integer[];

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to integer by then makes the way back fail
-- STRUCTURE: not what the way up lost (converts the values of t.a as the annotation says)
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::text::integer;
