ALTER TABLE t DROP CONSTRAINT t_b_key;

ALTER TABLE t DROP CONSTRAINT t_pkey;

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.t_a_key by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT t_a_key UNIQUE (a);
