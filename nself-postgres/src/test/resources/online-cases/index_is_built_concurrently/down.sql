-- file: add_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY orders_of_user;

-- file: comment_on_orders_idx_orders_user_id
COMMENT ON INDEX idx_orders_user_id IS NULL;

-- file: add_idx_orders_user_id
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_user_id;
