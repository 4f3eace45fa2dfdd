-- file: drop_idx_orders_user_id
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index idx_orders_user_id of orders become slower
-- NON_TRANSACTIONAL: orders.idx_orders_user_id is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_user_id is left behind, not valid
DROP INDEX CONCURRENTLY idx_orders_user_id;
