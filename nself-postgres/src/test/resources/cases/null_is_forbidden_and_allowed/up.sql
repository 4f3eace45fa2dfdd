-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ALTER COLUMN a SET NOT NULL,
    ALTER COLUMN b DROP NOT NULL;
