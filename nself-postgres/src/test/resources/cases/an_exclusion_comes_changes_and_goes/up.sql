ALTER TABLE t DROP CONSTRAINT b;

ALTER TABLE t DROP CONSTRAINT a;

-- MAY_FAIL_ON_DATA: two rows of t that exclude each other make b fail
-- INDEX_BUILD: an index over t is built for b while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT b EXCLUDE using gist (d with &&) where (id > 6);

-- MAY_FAIL_ON_DATA: two rows of t that exclude each other make c fail
-- INDEX_BUILD: an index over t is built for c while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT c EXCLUDE using gist (d with -|-);

COMMENT ON CONSTRAINT c ON t IS 'no gaps';
