DROP INDEX idx_t_lower_v;

ALTER TABLE t DROP CONSTRAINT t_v_check;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of t.v that do not fit character varying(10)
-- MAY_FAIL_ON_DOWN: a value of t.v that does not convert to character varying(10) by then makes the way back fail
ALTER TABLE t ALTER COLUMN v TYPE varchar(10);

ALTER TABLE t
    ADD CONSTRAINT t_v_check CHECK (length((v)::text) > 0);

CREATE INDEX idx_t_lower_v ON t ((lower((v)::text)));
