DROP INDEX "some";

-- TABLE_REWRITE: every row of t is written anew, for t.x gets a type that is made anew
-- TABLE_REWRITE: every row of t is written anew, for t.y gets a type that is made anew
ALTER TYPE e RENAME TO e__old;

CREATE TYPE e AS ENUM (
    'c',
    'a'
);

ALTER TABLE t ALTER COLUMN x TYPE e USING x::text::e;

ALTER TABLE t ALTER COLUMN y TYPE e[] USING y::text[]::e[];

DROP TYPE e__old;

-- INDEX_BUILD: index some is built while nobody writes to t
CREATE INDEX "some" ON t (id) WHERE x = 'a'::public.e;
