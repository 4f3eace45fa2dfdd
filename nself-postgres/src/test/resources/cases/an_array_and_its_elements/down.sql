ALTER TABLE t ALTER COLUMN c TYPE text[] USING c::text[];

ALTER TABLE t ALTER COLUMN b TYPE integer[];

ALTER TABLE t ALTER COLUMN a TYPE integer USING a::text::integer;
