-- file: add_fresh_order_id_fkey
ALTER TABLE fresh DROP CONSTRAINT fresh_order_id_fkey;

-- file: validate_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT orders_user_id_fkey,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: add_orders_user_id_fkey
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

-- file: add_idx_orders_user_id_id
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_user_id_id;

-- file: add_orders_amount_key
-- hasura:no-transaction

ALTER TABLE orders DROP CONSTRAINT orders_amount_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_new_orders_amount_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d;

-- file: require_orders_user_id
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: validate_not_null_user_id
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_user_id_ee705b96,
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: add_fresh_table
ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

DROP TABLE fresh;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_amount ON orders (amount);
