-- file: comment_on_orders_orders_of_user
COMMENT ON INDEX orders_of_user IS NULL;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032 ON orders (user_id);

COMMENT ON INDEX nself_old_orders_of_user_03d3b032 IS 'old';

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_new_orders_of_user_283a499b_0c90537a;

ALTER INDEX nself_old_orders_of_user_03d3b032 RENAME TO orders_of_user;

-- file: add_new_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a;
