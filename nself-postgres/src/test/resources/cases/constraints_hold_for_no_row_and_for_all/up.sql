-- LOCKS_OTHER_TABLE: to drop foreign key r keeps readers and writers out of t too
ALTER TABLE u DROP CONSTRAINT r;

ALTER TABLE t DROP CONSTRAINT positive;

ALTER TABLE t DROP CONSTRAINT small;

ALTER TABLE t
    ADD CONSTRAINT positive CHECK (a > 0) NOT ENFORCED;

-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT small CHECK (a < 9);

-- FULL_SCAN: every row of u is looked up in t while nobody writes to either
-- LOCKS_OTHER_TABLE: foreign key r keeps writers out of t too
ALTER TABLE u
    ADD CONSTRAINT r FOREIGN KEY (t_id) REFERENCES t (id);
