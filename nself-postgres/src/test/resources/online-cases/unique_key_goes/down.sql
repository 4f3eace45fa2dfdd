-- file: drop_orders_amount_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row of orders that breaks orders.orders_amount_key by then makes the way back fail
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

ALTER TABLE orders
    ADD CONSTRAINT orders_amount_key UNIQUE USING INDEX nself_new_orders_amount_key_44caac13_1a06039d;
