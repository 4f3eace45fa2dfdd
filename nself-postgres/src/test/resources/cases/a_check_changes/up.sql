ALTER TABLE t DROP CONSTRAINT t_n_check;

-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT t_n_check CHECK (n >= 0);
