ALTER TABLE t DROP CONSTRAINT c;

ALTER TABLE t DROP CONSTRAINT b;

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.a by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT a EXCLUDE USING gist (d WITH &&);

ALTER TABLE t
    ADD CONSTRAINT b EXCLUDE USING gist (d WITH &&) WHERE ((id > 5));
