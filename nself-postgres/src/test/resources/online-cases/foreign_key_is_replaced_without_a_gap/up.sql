-- file: add_new_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

-- file: validate_new_orders_user_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_user_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b;

-- file: replace_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key orders_user_id_fkey keeps readers and writers out of users too
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b TO orders_user_id_fkey;
