DROP INDEX "some";

ALTER TYPE e RENAME TO e__old;

CREATE TYPE e AS ENUM (
    'a',
    'b',
    'c'
);

ALTER TABLE t ALTER COLUMN x TYPE e USING x::text::e;

ALTER TABLE t ALTER COLUMN y TYPE e[] USING y::text[]::e[];

DROP TYPE e__old;

CREATE INDEX "some" ON t (id) WHERE x = 'a'::public.e;
