DROP INDEX one;

ALTER TABLE t DROP CONSTRAINT two;

-- INDEX_BUILD: an index over t is built for unique key two while nobody writes
ALTER TABLE t
    ADD CONSTRAINT two UNIQUE NULLS NOT DISTINCT (a, id);

-- INDEX_BUILD: an index over t is built for unique index one while nobody writes
CREATE UNIQUE INDEX one ON t (a) NULLS NOT DISTINCT;
