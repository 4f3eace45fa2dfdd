DROP INDEX idx_t_lower_v;

ALTER TABLE t DROP CONSTRAINT t_v_check;

ALTER TABLE t ALTER COLUMN v TYPE varchar(10);

ALTER TABLE t
    ADD CONSTRAINT t_v_check CHECK (length((v)::text) > 0);

CREATE INDEX idx_t_lower_v ON t ((lower((v)::text)));
