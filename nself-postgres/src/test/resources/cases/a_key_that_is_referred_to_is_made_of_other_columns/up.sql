-- LOCKS_OTHER_TABLE: to drop foreign key one keeps readers and writers out of t too
ALTER TABLE u DROP CONSTRAINT one;

ALTER TABLE t DROP CONSTRAINT "both";

-- INDEX_BUILD: an index over t is built for unique key both while nobody writes
ALTER TABLE t
    ADD CONSTRAINT "both" UNIQUE (code, id);

-- FULL_SCAN: every row of u is looked up in t while nobody writes to either
-- LOCKS_OTHER_TABLE: foreign key one keeps writers out of t too
ALTER TABLE u
    ADD CONSTRAINT one FOREIGN KEY (t_id, t_code) REFERENCES t (id, code);
