ALTER TYPE mood RENAME TO mood__old;

CREATE TYPE mood AS ENUM (
    'glad',
    'sad',
    'gone'
);

ALTER TABLE people ALTER COLUMN other TYPE mood USING other::text::mood;

DROP TYPE mood__old;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of people.mood that do not fit mood
-- MAY_FAIL_ON_DOWN: a value of people.mood that does not convert to mood by then makes the way back fail
ALTER TABLE people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE mood USING mood::mood,
    ALTER COLUMN mood SET DEFAULT 'gone'::public.mood;
