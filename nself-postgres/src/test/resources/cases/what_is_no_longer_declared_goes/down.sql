COMMENT ON TABLE t IS 'x';

-- MAY_FAIL_ON_DOWN: a row that has NULL in t.id by then makes the way back fail
ALTER TABLE t ALTER COLUMN id SET NOT NULL;

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.t_a_check by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT t_a_check CHECK (a <> ''::text);

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.t_a_key by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT t_a_key UNIQUE (a);

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.t_pkey by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);

-- MAY_FAIL_ON_DOWN: two rows of t that t.idx_t_u_id kept apart by then makes the way back fail
CREATE UNIQUE INDEX idx_t_u_id ON t (u_id);

CREATE INDEX idx_t_lower_a ON t (lower(a));

-- MAY_FAIL_ON_DOWN: a row of t that breaks t.t_u_id_fkey by then makes the way back fail
ALTER TABLE t
    ADD CONSTRAINT t_u_id_fkey FOREIGN KEY (u_id) REFERENCES u (id);
