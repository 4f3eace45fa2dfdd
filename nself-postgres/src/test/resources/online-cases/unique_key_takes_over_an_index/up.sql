-- file: add_new_orders_amount_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same amount make unique key orders_amount_key fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_amount_key_44caac13_1a06039d is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_amount_key_44caac13_1a06039d is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_orders_amount_key
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_key UNIQUE USING INDEX nself_new_orders_amount_key_44caac13_1a06039d;
