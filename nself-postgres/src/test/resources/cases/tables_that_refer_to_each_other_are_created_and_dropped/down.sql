-- STRUCTURE: not what the way up lost (drops table old_a with all its rows)
CREATE TABLE old_a (
    id integer PRIMARY KEY,
    b integer
);

-- STRUCTURE: not what the way up lost (drops table old_b with all its rows)
CREATE TABLE old_b (
    id integer PRIMARY KEY,
    a integer REFERENCES old_a (id)
);

ALTER TABLE a DROP CONSTRAINT a_b_fkey;

DROP TABLE b;

DROP TABLE a;

ALTER TABLE old_a
    ADD CONSTRAINT old_a_b_fkey FOREIGN KEY (b) REFERENCES old_b (id);
