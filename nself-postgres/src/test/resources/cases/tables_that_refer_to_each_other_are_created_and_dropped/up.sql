ALTER TABLE old_a DROP CONSTRAINT old_a_b_fkey;

CREATE TABLE a (
    id integer PRIMARY KEY,
    b integer,
    parent integer REFERENCES a (id)
);

CREATE TABLE b (
    id integer PRIMARY KEY,
    a integer REFERENCES a (id)
);

ALTER TABLE a
    ADD CONSTRAINT a_b_fkey FOREIGN KEY (b) REFERENCES b (id);

-- DATA_LOSS: drops table old_b with all its rows
DROP TABLE old_b;

-- DATA_LOSS: drops table old_a with all its rows
DROP TABLE old_a;
