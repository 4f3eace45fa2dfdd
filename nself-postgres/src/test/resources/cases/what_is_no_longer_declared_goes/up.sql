-- LOCKS_OTHER_TABLE: to drop foreign key t_u_id_fkey keeps readers and writers out of u too
ALTER TABLE t DROP CONSTRAINT t_u_id_fkey;

-- INDEX_DROPPED: queries that use index idx_t_lower_a of t become slower
DROP INDEX idx_t_lower_a;

-- INDEX_DROPPED: queries that use index idx_t_u_id of t become slower, and nothing keeps two rows with the same values apart
DROP INDEX idx_t_u_id;

-- INDEX_DROPPED: the index of t.t_pkey goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE t DROP CONSTRAINT t_pkey;

-- INDEX_DROPPED: the index of t.t_a_key goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE t DROP CONSTRAINT t_a_key;

ALTER TABLE t DROP CONSTRAINT t_a_check;

ALTER TABLE t ALTER COLUMN id DROP NOT NULL;

COMMENT ON TABLE t IS NULL;
