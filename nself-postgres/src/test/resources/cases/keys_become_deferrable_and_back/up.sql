ALTER TABLE t DROP CONSTRAINT one;

ALTER TABLE t DROP CONSTRAINT two;

-- INDEX_BUILD: an index over t is built for unique key one while nobody writes
ALTER TABLE t
    ADD CONSTRAINT one UNIQUE (a) DEFERRABLE INITIALLY DEFERRED;

-- INDEX_BUILD: an index over t is built for unique key two while nobody writes
ALTER TABLE t
    ADD CONSTRAINT two UNIQUE (a, id);

ALTER TABLE u ALTER CONSTRAINT r NOT DEFERRABLE;
