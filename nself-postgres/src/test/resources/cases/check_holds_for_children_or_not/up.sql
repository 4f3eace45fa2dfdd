ALTER TABLE t DROP CONSTRAINT positive;

-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT positive CHECK (a > 0) NO INHERIT;
