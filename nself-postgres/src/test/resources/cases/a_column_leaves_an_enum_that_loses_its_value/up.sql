-- TABLE_REWRITE: every row of people is written anew to change people.mood from mood to character varying
-- STATS_LOST: what the server knows of the values of people.mood is forgotten until ANALYZE people
ALTER TABLE people
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE varchar,
    ALTER COLUMN mood SET DEFAULT 'new';

-- TABLE_REWRITE: every row of people is written anew, for people.other gets a type that is made anew
ALTER TYPE mood RENAME TO mood__old;

CREATE TYPE mood AS ENUM (
    'sad',
    'glad'
);

ALTER TABLE people ALTER COLUMN other TYPE mood USING other::text::mood;

DROP TYPE mood__old;
