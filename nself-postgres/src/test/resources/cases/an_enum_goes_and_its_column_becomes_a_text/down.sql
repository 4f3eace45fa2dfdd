CREATE TYPE e AS ENUM (
    'a',
    'b'
);

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.x that do not fit e
-- MAY_FAIL_ON_DOWN: a value of t.x that does not convert to e by then makes the way back fail
ALTER TABLE t
    ALTER COLUMN x DROP DEFAULT,
    ALTER COLUMN x TYPE e USING x::e,
    ALTER COLUMN x SET DEFAULT 'b'::public.e;
