-- MAY_FAIL_ON_DOWN: a row that has NULL in t.b by then makes the way back fail
ALTER TABLE t
    ALTER COLUMN b SET NOT NULL,
    ALTER COLUMN a DROP NOT NULL;
