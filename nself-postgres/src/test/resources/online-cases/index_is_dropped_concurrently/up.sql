-- file: drop_idx_orders_user_id
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_user_id;
