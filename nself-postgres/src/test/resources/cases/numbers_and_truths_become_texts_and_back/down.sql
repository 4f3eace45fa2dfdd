-- STRUCTURE: not what the way up lost (changing t.d from text to boolean can cut or round its values)
ALTER TABLE t
    ALTER COLUMN e TYPE uuid USING e::uuid,
    ALTER COLUMN d TYPE text,
    ALTER COLUMN c TYPE text,
    ALTER COLUMN b TYPE boolean USING b::boolean,
    ALTER COLUMN a TYPE integer USING a::integer;
