-- STRUCTURE: not what the way up lost (values of t.x become others, and which they were is not kept)
ALTER TYPE e RENAME TO e__old;

CREATE TYPE e AS ENUM (
    'a',
    'b',
    'c'
);

ALTER TABLE t
    ALTER COLUMN x DROP DEFAULT,
    ALTER COLUMN x TYPE e USING x::text::e,
    ALTER COLUMN x SET DEFAULT 'b'::public.e;

DROP TYPE e__old;
