-- file: drop_idx_orders_user_id
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);
