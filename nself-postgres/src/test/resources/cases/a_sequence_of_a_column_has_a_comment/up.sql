CREATE SEQUENCE order_numbers;

COMMENT ON SEQUENCE order_numbers IS 'counts orders';

CREATE TABLE orders (
    id bigint DEFAULT nextval('order_numbers') PRIMARY KEY
);

ALTER SEQUENCE order_numbers OWNED BY orders.id;

COMMENT ON SEQUENCE numbers IS 'counts all people';
