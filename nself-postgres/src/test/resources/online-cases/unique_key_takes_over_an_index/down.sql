-- file: add_orders_amount_key
-- hasura:no-transaction

ALTER TABLE orders DROP CONSTRAINT orders_amount_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_new_orders_amount_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d;
