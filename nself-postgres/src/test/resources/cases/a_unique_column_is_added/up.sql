-- TABLE_REWRITE: every row of t is written anew, for t.mail has another value in each
ALTER TABLE t
    ADD COLUMN code text,
    ADD COLUMN mail text DEFAULT (random()::text) NOT NULL;

-- INDEX_BUILD: an index over t is built for unique key t_code_key while nobody writes
ALTER TABLE t
    ADD CONSTRAINT t_code_key UNIQUE (code);

-- MAY_FAIL_ON_DATA: two rows of t with the same mail make unique key t_mail_key fail
-- INDEX_BUILD: an index over t is built for unique key t_mail_key while nobody writes
ALTER TABLE t
    ADD CONSTRAINT t_mail_key UNIQUE (mail);
