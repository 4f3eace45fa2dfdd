-- TABLE_REWRITE: every row of t is written anew to change t.a from timestamp without time zone to timestamp with time zone
-- SESSION_TIMEZONE: which values t.a gets depends on the TimeZone of the session that runs it
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.b from timestamp with time zone to timestamp without time zone
-- SESSION_TIMEZONE: which values t.b gets depends on the TimeZone of the session that runs it
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
-- TABLE_REWRITE: every row of t is written anew to change t.c from date to timestamp with time zone
-- SESSION_TIMEZONE: which values t.c gets depends on the TimeZone of the session that runs it
-- STATS_LOST: what the server knows of the values of t.c is forgotten until ANALYZE t
-- DATA_LOSS: changing t.d from timestamp with time zone(3) to timestamp with time zone(0) can cut or round its values
-- MAY_FAIL_ON_DATA: values of t.d may not convert from timestamp with time zone(3) to timestamp with time zone(0)
-- TABLE_REWRITE: every row of t is written anew to change t.d from timestamp with time zone(3) to timestamp with time zone(0)
-- STATS_LOST: what the server knows of the values of t.d is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a TYPE timestamptz,
    ALTER COLUMN b TYPE timestamp,
    ALTER COLUMN c TYPE timestamptz,
    ALTER COLUMN d TYPE timestamptz(0);
