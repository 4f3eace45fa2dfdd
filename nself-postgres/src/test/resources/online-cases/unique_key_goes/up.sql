-- file: drop_orders_amount_key
ALTER TABLE orders DROP CONSTRAINT orders_amount_key;
