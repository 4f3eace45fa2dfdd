-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.a that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of t.a that does not convert to integer by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.b that do not fit boolean
-- MAY_FAIL_ON_DOWN: a value of t.b that does not convert to boolean by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.e that do not fit uuid
-- MAY_FAIL_ON_DOWN: a value of t.e that does not convert to uuid by then makes the way back fail
-- STRUCTURE: not what the way up lost (changing t.d from text to boolean can cut or round its values)
ALTER TABLE t
    ALTER COLUMN e TYPE uuid USING e::uuid,
    ALTER COLUMN d TYPE text,
    ALTER COLUMN c TYPE text,
    ALTER COLUMN b TYPE boolean USING b::boolean,
    ALTER COLUMN a TYPE integer USING a::integer;
