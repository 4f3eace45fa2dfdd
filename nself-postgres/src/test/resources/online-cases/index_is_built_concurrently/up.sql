-- file: add_idx_orders_user_id
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_user_id ON orders (user_id);

-- file: comment_on_orders_idx_orders_user_id
COMMENT ON INDEX idx_orders_user_id IS 'of the person';

-- file: add_orders_of_user
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY orders_of_user ON orders (user_id, amount);
