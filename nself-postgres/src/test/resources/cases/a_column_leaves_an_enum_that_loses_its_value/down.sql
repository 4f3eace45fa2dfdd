ALTER TYPE mood RENAME TO mood__old;

CREATE TYPE mood AS ENUM (
    'glad',
    'sad',
    'gone'
);

ALTER TABLE people ALTER COLUMN other TYPE mood USING other::text::mood;

DROP TYPE mood__old;

ALTER TABLE people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE mood USING mood::mood,
    ALTER COLUMN mood SET DEFAULT 'gone'::public.mood;
