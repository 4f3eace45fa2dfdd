-- INDEX_DROPPED: the index of t.t_a_key goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE t DROP CONSTRAINT t_a_key;

-- INDEX_BUILD: an index over t is built for primary key t_pkey while nobody writes
ALTER TABLE t
    ADD CONSTRAINT t_pkey PRIMARY KEY (id);

-- INDEX_BUILD: an index over t is built for unique key t_b_key while nobody writes
ALTER TABLE t
    ADD CONSTRAINT t_b_key UNIQUE (b);
