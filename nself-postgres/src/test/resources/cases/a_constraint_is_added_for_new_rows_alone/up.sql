-- MAY_FAIL_ON_DATA: a row of t that breaks check positive makes it fail
-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
