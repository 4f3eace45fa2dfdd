-- MAY_FAIL_ON_DOWN: a row that has a or c or it's in t.a by then makes the way back fail
ALTER TYPE e RENAME TO e__old;

CREATE TYPE e AS ENUM (
    'b',
    'd'
);

ALTER TABLE t
    ALTER COLUMN a DROP DEFAULT,
    ALTER COLUMN a TYPE e USING a::text::e,
    ALTER COLUMN a SET DEFAULT 'b'::public.e;

DROP TYPE e__old;
