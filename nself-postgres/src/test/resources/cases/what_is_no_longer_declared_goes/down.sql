COMMENT ON TABLE t IS 'x';

ALTER TABLE t ALTER COLUMN id SET NOT NULL;

ALTER TABLE t
    ADD CONSTRAINT t_a_check CHECK (a <> ''::text);

ALTER TABLE t
    ADD CONSTRAINT t_a_key UNIQUE (a);

ALTER TABLE t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX idx_t_u_id ON t (u_id);

CREATE INDEX idx_t_lower_a ON t (lower(a));

ALTER TABLE t
    ADD CONSTRAINT t_u_id_fkey FOREIGN KEY (u_id) REFERENCES u (id);
