-- file: add_new_orders_of_user
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same user_id, amount make unique index orders_of_user fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_of_user_283a499b_0c90537a is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_of_user_283a499b_0c90537a is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_old_orders_of_user_03d3b032;

ALTER INDEX nself_new_orders_of_user_283a499b_0c90537a RENAME TO orders_of_user;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_old_orders_of_user_03d3b032 is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_old_orders_of_user_03d3b032 is left behind, not valid
DROP INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032;

-- file: comment_on_orders_orders_of_user
COMMENT ON INDEX orders_of_user IS 'new';
