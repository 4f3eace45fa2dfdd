-- file: validate_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT orders_user_id_fkey,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: add_user_id_to_orders
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

-- DATA_LOSS_ON_DOWN: the way back drops column orders.user_id with all its values
ALTER TABLE orders DROP COLUMN user_id;
