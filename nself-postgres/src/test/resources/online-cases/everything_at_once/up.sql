-- file: drop_idx_orders_amount
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index idx_orders_amount of orders become slower
-- NON_TRANSACTIONAL: orders.idx_orders_amount is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_amount is left behind, not valid
DROP INDEX CONCURRENTLY idx_orders_amount;

-- file: add_fresh_table
CREATE TABLE fresh (
    id bigint PRIMARY KEY,
    order_id bigint
);

-- BREAKS_RUNNING_CODE: code that writes to orders and does not give user_id fails from here on
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
-- MAY_FAIL_ON_DATA: a row that has NULL in orders.user_id makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: add_new_orders_amount_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same amount make unique key orders_amount_key fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_amount_key_44caac13_1a06039d is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_amount_key_44caac13_1a06039d is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_amount_key_44caac13_1a06039d ON orders (amount);

-- file: add_orders_amount_key
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_key UNIQUE USING INDEX nself_new_orders_amount_key_44caac13_1a06039d;

-- file: add_idx_orders_user_id_id
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.idx_orders_user_id_id is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_user_id_id is left behind, not valid
CREATE INDEX CONCURRENTLY idx_orders_user_id_id ON orders (user_id, id);

-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_user_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: add_fresh_order_id_fkey
ALTER TABLE fresh
    ADD CONSTRAINT fresh_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
