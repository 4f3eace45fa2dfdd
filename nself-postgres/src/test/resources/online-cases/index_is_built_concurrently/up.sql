-- file: add_idx_orders_user_id
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.idx_orders_user_id is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_user_id is left behind, not valid
CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);

-- file: comment_on_orders_idx_orders_user_id
COMMENT ON INDEX idx_orders_user_id IS 'of the person';

-- file: add_orders_of_user
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same user_id, amount make unique index orders_of_user fail
-- NON_TRANSACTIONAL: orders.orders_of_user is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.orders_of_user is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY orders_of_user ON orders (user_id, amount);
