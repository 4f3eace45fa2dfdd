CREATE TYPE mood AS ENUM (
    'glad',
    'sad'
);

-- TABLE_REWRITE: every row of t is written anew to change t.mood from text to mood
ALTER TABLE t
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE mood USING mood::mood,
    ALTER COLUMN mood SET DEFAULT 'glad';
