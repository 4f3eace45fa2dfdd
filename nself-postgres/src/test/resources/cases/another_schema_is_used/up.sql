CREATE SCHEMA shop;

CREATE TYPE shop.size AS ENUM (
    'small',
    'large'
);

-- LOCKS_OTHER_TABLE: the foreign key of shop.items keeps writers out of t
CREATE TABLE shop.items (
    id integer PRIMARY KEY,
    size shop.size DEFAULT 'small',
    t_id integer REFERENCES t (id)
);

CREATE INDEX idx_items_size ON shop.items (size);
