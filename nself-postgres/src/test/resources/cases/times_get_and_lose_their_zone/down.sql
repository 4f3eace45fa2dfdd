-- STRUCTURE: not what the way up lost (changing t.d from timestamp with time zone(3) to timestamp with time zone(0) can cut or round its values)
ALTER TABLE t
    ALTER COLUMN d TYPE timestamptz(3),
    ALTER COLUMN c TYPE date,
    ALTER COLUMN b TYPE timestamptz,
    ALTER COLUMN a TYPE timestamp;
