-- file: validate_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT orders_user_id_fkey,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: add_orders_user_id_fkey
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
