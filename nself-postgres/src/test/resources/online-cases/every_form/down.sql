-- file: add_fresh_order_id_fkey
ALTER TABLE fresh DROP CONSTRAINT fresh_order_id_fkey;

-- file: replace_orders_seller_id_fkey
-- hasura:no-transaction

ALTER TABLE orders RENAME CONSTRAINT orders_seller_id_fkey TO nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

ALTER TABLE orders
    ADD CONSTRAINT orders_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES users (id) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_seller_id_fkey;

-- file: validate_new_orders_seller_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef,
    ADD CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef FOREIGN KEY (seller_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- file: add_new_orders_seller_id_fkey
ALTER TABLE orders DROP CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

-- file: validate_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT orders_user_id_fkey,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: add_orders_user_id_fkey
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032 ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_new_orders_of_user_283a499b_0c90537a;

ALTER INDEX nself_old_orders_of_user_03d3b032 RENAME TO orders_of_user;

-- file: add_new_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a;

-- file: comment_on_orders_idx_orders_number
COMMENT ON INDEX idx_orders_number IS NULL;

-- file: add_idx_orders_number
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_number;

-- file: validate_orders_number
ALTER TABLE orders
    DROP CONSTRAINT orders_number,
    ADD CONSTRAINT orders_number CHECK (number < 1000000) NOT VALID;

-- file: add_orders_number
ALTER TABLE orders DROP CONSTRAINT orders_number;

-- file: validate_orders_amount
ALTER TABLE orders
    DROP CONSTRAINT orders_amount,
    ADD CONSTRAINT orders_amount CHECK (amount >= 1) NOT VALID;

-- file: add_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

-- file: add_orders_number_key
-- hasura:no-transaction

ALTER TABLE orders DROP CONSTRAINT orders_number_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4 ON orders (number);

-- file: add_new_orders_number_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4;

-- file: add_users_email_key
-- hasura:no-transaction

ALTER TABLE users DROP CONSTRAINT users_email_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc ON users (email);

-- file: add_new_users_email_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc;

-- file: allow_null_in_orders_code
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row that has NULL in orders.code by then makes the way back fail
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_code_26027c2c CHECK (code IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_code_26027c2c;

ALTER TABLE orders ALTER COLUMN code SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_code_26027c2c;

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

-- file: add_not_null_user_id
ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_users_email
-- hasura:no-transaction

ALTER TABLE users
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

ALTER TABLE users ALTER COLUMN email DROP NOT NULL;

ALTER TABLE users VALIDATE CONSTRAINT nself_not_null_email_cba512eb;

-- file: validate_not_null_email
ALTER TABLE users
    DROP CONSTRAINT nself_not_null_email_cba512eb,
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

-- file: add_not_null_email
ALTER TABLE users DROP CONSTRAINT nself_not_null_email_cba512eb;

-- file: require_orders_token
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN token DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_token_7db0ee89;

-- file: validate_not_null_token
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_token_7db0ee89,
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

-- file: add_not_null_token
ALTER TABLE orders DROP CONSTRAINT nself_not_null_token_7db0ee89;

-- file: fill_orders_token
SELECT 1;

-- file: add_fresh_table_and_1_more
-- DATA_LOSS_ON_DOWN: the way back drops column orders.token with all its values
ALTER TABLE orders
    ALTER COLUMN token DROP DEFAULT,
    DROP COLUMN token;

DROP TABLE fresh;

-- file: drop_orders_code_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row of orders that breaks orders.orders_code_key by then makes the way back fail
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_code_key_a5911150_df5396d2 ON orders (code);

ALTER TABLE orders
    ADD CONSTRAINT orders_code_key UNIQUE USING INDEX nself_new_orders_code_key_a5911150_df5396d2;

-- file: drop_orders_amount
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount > 0) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_amount ON orders (amount);

-- file: drop_users_email
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY users_email ON users (email);
