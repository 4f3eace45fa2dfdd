ALTER TABLE t DROP CONSTRAINT t_pkey;

-- INDEX_BUILD: an index over t is built for primary key t_pkey while nobody writes
ALTER TABLE t
    ADD CONSTRAINT t_pkey PRIMARY KEY (a, b);
