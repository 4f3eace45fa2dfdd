-- file: drop_users_email
-- hasura:no-transaction

DROP INDEX CONCURRENTLY users_email;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_amount;

-- file: drop_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

-- file: drop_orders_code_key
ALTER TABLE orders DROP CONSTRAINT orders_code_key;

-- file: add_fresh_table
CREATE TABLE fresh (
    id bigint PRIMARY KEY,
    order_id bigint
);

ALTER TABLE users
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

-- file: validate_not_null_email
ALTER TABLE users VALIDATE CONSTRAINT nself_not_null_email_cba512eb;

-- file: require_users_email
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

ALTER TABLE users DROP CONSTRAINT nself_not_null_email_cba512eb;

-- file: add_not_null_user_id
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: allow_null_in_orders_code
ALTER TABLE orders ALTER COLUMN code DROP NOT NULL;

-- file: add_new_users_email_key
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc ON users (email);

-- file: add_users_email_key
ALTER TABLE users
    ADD CONSTRAINT users_email_key UNIQUE USING INDEX nself_new_users_email_key_aa8d7090_59d775bc;

-- file: add_new_orders_number_key
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4 ON orders (number);

-- file: add_orders_number_key
ALTER TABLE orders
    ADD CONSTRAINT orders_number_key UNIQUE USING INDEX nself_new_orders_number_key_3502ecda_3d258ee4;

-- file: add_orders_amount
ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount >= 1) NOT VALID;

-- file: validate_orders_amount
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: add_orders_number
ALTER TABLE orders
    ADD CONSTRAINT orders_number CHECK (number < 1000000) NOT VALID;

-- file: validate_orders_number
ALTER TABLE orders VALIDATE CONSTRAINT orders_number;

-- file: add_idx_orders_number
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_number ON orders (number);

-- file: comment_on_orders_idx_orders_number
COMMENT ON INDEX idx_orders_number IS 'as printed';

-- file: add_new_orders_of_user
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_old_orders_of_user_03d3b032;

ALTER INDEX nself_new_orders_of_user_283a499b_0c90537a RENAME TO orders_of_user;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032;

-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: add_new_orders_seller_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_seller_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef FOREIGN KEY (seller_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- file: validate_new_orders_seller_id_fkey
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

-- file: replace_orders_seller_id_fkey
ALTER TABLE orders DROP CONSTRAINT orders_seller_id_fkey;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef TO orders_seller_id_fkey;

-- file: add_fresh_order_id_fkey
ALTER TABLE fresh
    ADD CONSTRAINT fresh_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
