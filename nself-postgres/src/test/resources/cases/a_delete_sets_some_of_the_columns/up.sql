-- LOCKS_OTHER_TABLE: to drop foreign key r keeps readers and writers out of t too
ALTER TABLE u DROP CONSTRAINT r;

-- FULL_SCAN: every row of u is looked up in t while nobody writes to either
-- LOCKS_OTHER_TABLE: foreign key r keeps writers out of t too
ALTER TABLE u
    ADD CONSTRAINT r FOREIGN KEY (t_id, t_b) REFERENCES t (id, b) ON DELETE SET NULL (t_b);
