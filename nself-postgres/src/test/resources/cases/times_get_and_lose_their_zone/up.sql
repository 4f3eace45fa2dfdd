-- TABLE_REWRITE: every row of t is written anew to change t.a from timestamp without time zone to timestamp with time zone
-- TABLE_REWRITE: every row of t is written anew to change t.b from timestamp with time zone to timestamp without time zone
-- TABLE_REWRITE: every row of t is written anew to change t.c from date to timestamp with time zone
-- DATA_LOSS: changing t.d from timestamp with time zone(3) to timestamp with time zone(0) can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.d may not convert from timestamp with time zone(3) to timestamp with time zone(0)
-- TABLE_REWRITE: every row of t is written anew to change t.d from timestamp with time zone(3) to timestamp with time zone(0)
ALTER TABLE t
    ALTER COLUMN a TYPE timestamptz,
    ALTER COLUMN b TYPE timestamp,
    ALTER COLUMN c TYPE timestamptz,
    ALTER COLUMN d TYPE timestamptz(0);
