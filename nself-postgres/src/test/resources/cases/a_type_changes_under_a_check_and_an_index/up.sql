DROP INDEX idx_t_lower_v;

ALTER TABLE t DROP CONSTRAINT t_v_check;

-- STATS_LOST: what the server knows of the values of t.v is forgotten until ANALYZE t
ALTER TABLE t ALTER COLUMN v TYPE text;

-- FULL_SCAN: every row of t is read while nobody else can use the table
ALTER TABLE t
    ADD CONSTRAINT t_v_check CHECK (length(v) > 0);

-- INDEX_BUILD: index idx_t_lower_v is built while nobody writes to t
CREATE INDEX idx_t_lower_v ON t (lower(v));
