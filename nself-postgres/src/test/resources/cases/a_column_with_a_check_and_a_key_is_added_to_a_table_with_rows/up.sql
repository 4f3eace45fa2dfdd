CREATE TABLE owners (
    id integer PRIMARY KEY
);

ALTER TABLE a
    ADD COLUMN size integer,
    ADD COLUMN code text,
    ADD COLUMN owner integer;

-- INDEX_BUILD: an index over a is built for unique key a_code_key while nobody writes
ALTER TABLE a
    ADD CONSTRAINT a_code_key UNIQUE (code);

-- FULL_SCAN: every row of a is read while nobody else can use the table
ALTER TABLE a
    ADD CONSTRAINT a_size_check CHECK (size > 0);

-- INDEX_BUILD: index idx_a_owner is built while nobody writes to a
CREATE INDEX idx_a_owner ON a (owner);

ALTER TABLE a
    ADD CONSTRAINT a_owner_fkey FOREIGN KEY (owner) REFERENCES owners (id);
