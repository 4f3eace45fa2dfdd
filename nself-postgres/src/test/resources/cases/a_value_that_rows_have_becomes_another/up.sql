-- DATA_LOSS: values of t.x become others, and which they were is not kept
-- TABLE_REWRITE: every row of t is written anew, for t.x gets a type that is made anew
ALTER TYPE e RENAME TO e__old;

CREATE TYPE e AS ENUM (
    'a',
    'c'
);

ALTER TABLE t
    ALTER COLUMN x DROP DEFAULT,
    ALTER COLUMN x TYPE e USING (CASE x::text WHEN 'b' THEN 'a' ELSE x::text END)::e,
    ALTER COLUMN x SET DEFAULT 'a';

DROP TYPE e__old;
