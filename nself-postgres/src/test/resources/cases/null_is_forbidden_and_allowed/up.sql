-- FULL_SCAN: every row of t is read while nobody else can use the table
-- BREAKS_RUNNING_CODE: code that writes to t and does not give a fails from here on
ALTER TABLE t
    ALTER COLUMN a SET NOT NULL,
    ALTER COLUMN b DROP NOT NULL;
