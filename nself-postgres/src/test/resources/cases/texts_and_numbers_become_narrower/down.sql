-- STRUCTURE: not what the way up lost (changing t.c from numeric(10,2) to numeric(6,1) can cut or round its values)
ALTER TABLE t
    ALTER COLUMN e TYPE char(9),
    ALTER COLUMN d TYPE bigint,
    ALTER COLUMN c TYPE numeric(10,2),
    ALTER COLUMN b TYPE varchar(90),
    ALTER COLUMN a TYPE text;
