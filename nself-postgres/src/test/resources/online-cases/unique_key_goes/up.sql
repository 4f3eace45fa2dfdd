-- file: drop_orders_amount_key
-- INDEX_DROPPED: the index of orders.orders_amount_key goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE orders DROP CONSTRAINT orders_amount_key;
