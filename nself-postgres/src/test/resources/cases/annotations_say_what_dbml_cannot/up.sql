CREATE SCHEMA archive;

COMMENT ON SCHEMA archive IS 'Nothing yet';

CREATE SEQUENCE shop.orders_number_seq AS integer OWNED BY shop.orders.number;

ALTER TABLE shop.orders ALTER COLUMN number SET DEFAULT nextval('shop.orders_number_seq');

SELECT setval(pg_get_serial_sequence('shop.orders', 'number'), max(number)) FROM shop.orders HAVING max(number) >= 1;

-- INDEX_BUILD: an index over shop.orders is built for unique key one_number while nobody writes
ALTER TABLE shop.orders
    ADD CONSTRAINT one_number UNIQUE (number, state);

-- FULL_SCAN: every row of shop.orders is read while nobody else can use the table
ALTER TABLE shop.orders
    ADD CONSTRAINT positive CHECK (number > 0);

COMMENT ON CONSTRAINT positive ON shop.orders IS 'it''s positive';

-- FULL_SCAN: every row of shop.orders is looked up in shop.orders while nobody writes to either
ALTER TABLE shop.orders
    ADD CONSTRAINT split FOREIGN KEY (parent) REFERENCES shop.orders (id);

COMMENT ON CONSTRAINT split ON shop.orders IS 'the order it was split from';

COMMENT ON SCHEMA shop IS 'What is for sale';

COMMENT ON TYPE shop.status IS 'where an order is';

COMMENT ON TABLE shop.orders IS '  what people buy';
