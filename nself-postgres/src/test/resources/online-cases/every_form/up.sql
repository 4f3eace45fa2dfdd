-- file: drop_users_email
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index users_email of users become slower
-- NON_TRANSACTIONAL: users.users_email is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index users.users_email is left behind, not valid
DROP INDEX CONCURRENTLY users_email;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index idx_orders_amount of orders become slower
-- NON_TRANSACTIONAL: orders.idx_orders_amount is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_amount is left behind, not valid
DROP INDEX CONCURRENTLY idx_orders_amount;

-- file: drop_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

-- file: drop_orders_code_key
-- INDEX_DROPPED: the index of orders.orders_code_key goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE orders DROP CONSTRAINT orders_code_key;

-- file: add_fresh_table_and_1_more
CREATE TABLE fresh (
    id bigint PRIMARY KEY,
    order_id bigint
);

ALTER TABLE orders
    ADD COLUMN token uuid,
    ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- file: fill_orders_token
-- hasura:no-transaction
-- nself:repeatable

-- NON_TRANSACTIONAL: the rows of orders get their token in batches, each committed by itself; what is cut off goes on where it was
DO $fill$
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE orders SET token = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', page)::tid
                                            AND ctid < format('(%s,0)', page + 100)::tid
                                            AND token IS NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET token = DEFAULT
                 WHERE ctid >= format('(%s,0)', page)::tid
                   AND ctid < format('(%s,0)', page + 100)::tid
                   AND token IS NULL;
            END IF;
            COMMIT;
            page := page + 100;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'orders.token', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM clock_timestamp() - started) / 2);
        END LOOP;
        SELECT count(*) INTO missing FROM orders WHERE token IS NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
END
$fill$;

-- file: add_not_null_token
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

-- file: validate_not_null_token
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_token_7db0ee89;

-- file: require_orders_token
ALTER TABLE orders ALTER COLUMN token SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_token_7db0ee89;

-- file: add_not_null_email
-- BREAKS_RUNNING_CODE: code that writes to users and does not give email fails from here on
ALTER TABLE users
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

-- file: validate_not_null_email
-- MAY_FAIL_ON_DATA: a row that has NULL in users.email makes it fail
ALTER TABLE users VALIDATE CONSTRAINT nself_not_null_email_cba512eb;

-- file: require_users_email
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

ALTER TABLE users DROP CONSTRAINT nself_not_null_email_cba512eb;

-- file: add_not_null_user_id
-- BREAKS_RUNNING_CODE: code that writes to orders and does not give user_id fails from here on
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
-- MAY_FAIL_ON_DATA: a row that has NULL in orders.user_id makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: allow_null_in_orders_code
ALTER TABLE orders ALTER COLUMN code DROP NOT NULL;

-- file: add_new_users_email_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of users with the same email make unique key users_email_key fail
-- NON_TRANSACTIONAL: users.nself_new_users_email_key_aa8d7090_59d775bc is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index users.nself_new_users_email_key_aa8d7090_59d775bc is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc ON users (email);

-- file: add_users_email_key
ALTER TABLE users
    ADD CONSTRAINT users_email_key UNIQUE USING INDEX nself_new_users_email_key_aa8d7090_59d775bc;

-- file: add_new_orders_number_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same number make unique key orders_number_key fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_number_key_3502ecda_3d258ee4 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_number_key_3502ecda_3d258ee4 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4 ON orders (number);

-- file: add_orders_number_key
ALTER TABLE orders
    ADD CONSTRAINT orders_number_key UNIQUE USING INDEX nself_new_orders_number_key_3502ecda_3d258ee4;

-- file: add_orders_amount
ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount >= 1) NOT VALID;

-- file: validate_orders_amount
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_amount makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: add_orders_number
ALTER TABLE orders
    ADD CONSTRAINT orders_number CHECK (number < 1000000) NOT VALID;

-- file: validate_orders_number
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_number makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_number;

-- file: add_idx_orders_number
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.idx_orders_number is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_number is left behind, not valid
CREATE INDEX CONCURRENTLY idx_orders_number ON orders (number);

-- file: comment_on_orders_idx_orders_number
COMMENT ON INDEX idx_orders_number IS 'as printed';

-- file: add_new_orders_of_user
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same user_id, amount make unique index orders_of_user fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_of_user_283a499b_0c90537a is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_of_user_283a499b_0c90537a is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_old_orders_of_user_03d3b032;

ALTER INDEX nself_new_orders_of_user_283a499b_0c90537a RENAME TO orders_of_user;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_old_orders_of_user_03d3b032 is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_old_orders_of_user_03d3b032 is left behind, not valid
DROP INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032;

-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_user_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: add_new_orders_seller_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_seller_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef FOREIGN KEY (seller_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- file: validate_new_orders_seller_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_seller_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

-- file: replace_orders_seller_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key orders_seller_id_fkey keeps readers and writers out of users too
ALTER TABLE orders DROP CONSTRAINT orders_seller_id_fkey;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef TO orders_seller_id_fkey;

-- file: add_fresh_order_id_fkey
ALTER TABLE fresh
    ADD CONSTRAINT fresh_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
