CREATE TABLE old_a (
    id integer PRIMARY KEY,
    b integer
);

CREATE TABLE old_b (
    id integer PRIMARY KEY,
    a integer REFERENCES old_a (id)
);

ALTER TABLE a DROP CONSTRAINT a_b_fkey;

DROP TABLE b;

DROP TABLE a;

ALTER TABLE old_a
    ADD CONSTRAINT old_a_b_fkey FOREIGN KEY (b) REFERENCES old_b (id);
