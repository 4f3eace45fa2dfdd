ALTER TABLE t ALTER COLUMN mood SET DEFAULT 'glad'::public.mood;

-- MAY_FAIL_ON_DOWN: a row that has elated or content in t.mood by then makes the way back fail
ALTER TYPE mood RENAME TO mood__old;

CREATE TYPE mood AS ENUM (
    'glad',
    'sad'
);

ALTER TABLE t
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE mood USING mood::text::mood,
    ALTER COLUMN mood SET DEFAULT 'glad'::public.mood;

DROP TYPE mood__old;
