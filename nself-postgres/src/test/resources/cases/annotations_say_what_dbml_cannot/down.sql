COMMENT ON TABLE shop.orders IS NULL;

COMMENT ON TYPE shop.status IS NULL;

COMMENT ON SCHEMA shop IS NULL;

ALTER TABLE shop.orders DROP CONSTRAINT split;

ALTER TABLE shop.orders DROP CONSTRAINT positive;

ALTER TABLE shop.orders DROP CONSTRAINT one_number;

ALTER TABLE shop.orders ALTER COLUMN number DROP DEFAULT;

DROP SEQUENCE shop.orders_number_seq;

DROP SCHEMA archive;
