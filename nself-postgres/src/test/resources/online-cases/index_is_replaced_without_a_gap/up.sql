-- file: add_new_orders_of_user
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_old_orders_of_user_03d3b032;

ALTER INDEX nself_new_orders_of_user_283a499b_0c90537a RENAME TO orders_of_user;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032;

-- file: comment_on_orders_orders_of_user
COMMENT ON INDEX orders_of_user IS 'new';
