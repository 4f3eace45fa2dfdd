-- STRUCTURE: not what the way up lost (converts the values of t.c as the annotation says)
ALTER TABLE t ALTER COLUMN c TYPE text[] USING c::text[];

ALTER TABLE t ALTER COLUMN b TYPE integer[];

-- STRUCTURE: not what the way up lost (converts the values of t.a as the annotation says)
ALTER TABLE t ALTER COLUMN a TYPE integer USING a::text::integer;
