-- file: add_new_orders_amount_key
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_orders_amount_key
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_key UNIQUE USING INDEX nself_new_orders_amount_key_44caac13_1a06039d;
