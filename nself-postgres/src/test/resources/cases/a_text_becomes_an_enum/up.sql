CREATE TYPE mood AS ENUM (
    'glad',
    'sad'
);

-- TABLE_REWRITE: every row of t is written anew to change t.mood from text to mood
-- STATS_LOST: what the server knows of the values of t.mood is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN mood DROP DEFAULT,
    ALTER COLUMN mood TYPE mood USING mood::mood,
    ALTER COLUMN mood SET DEFAULT 'glad';
