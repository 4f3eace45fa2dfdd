-- file: replace_orders_user_id_fkey
-- hasura:no-transaction

ALTER TABLE orders RENAME CONSTRAINT orders_user_id_fkey TO nself_new_orders_user_id_fkey_609d66a2_9faeae2b;

ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: validate_new_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b,
    ADD CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;

-- file: add_new_orders_user_id_fkey
ALTER TABLE orders DROP CONSTRAINT nself_new_orders_user_id_fkey_609d66a2_9faeae2b;
