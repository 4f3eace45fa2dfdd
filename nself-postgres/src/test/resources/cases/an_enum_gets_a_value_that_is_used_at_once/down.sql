ALTER TABLE t ALTER COLUMN mood SET DEFAULT 'glad'::public.mood;

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
