ALTER TABLE t ALTER COLUMN e TYPE uuid USING e::uuid;

-- STRUCTURE: not what the way up lost (changing t.d from text to boolean can cut or round its values)
ALTER TABLE t ALTER COLUMN d TYPE text;

ALTER TABLE t ALTER COLUMN c TYPE text;

ALTER TABLE t ALTER COLUMN b TYPE boolean USING b::boolean;

ALTER TABLE t ALTER COLUMN a TYPE integer USING a::integer;
