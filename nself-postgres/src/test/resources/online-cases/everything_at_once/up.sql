-- file: drop_idx_orders_amount
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_amount;

-- file: add_fresh_table
CREATE TABLE fresh (
    id bigint PRIMARY KEY,
    order_id bigint
);

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: add_new_orders_amount_key
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_orders_amount_key
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_key UNIQUE USING INDEX nself_new_orders_amount_key_44caac13_1a06039d;

-- file: add_idx_orders_user_id_id
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_user_id_id ON orders (user_id, id);

-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: add_fresh_order_id_fkey
ALTER TABLE fresh
    ADD CONSTRAINT fresh_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
