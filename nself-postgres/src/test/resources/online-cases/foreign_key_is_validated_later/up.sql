-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_user_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
