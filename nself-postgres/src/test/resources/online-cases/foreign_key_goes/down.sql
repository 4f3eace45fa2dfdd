-- file: drop_orders_user_id_fkey
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row of orders that breaks orders.orders_user_id_fkey by then makes the way back fail
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;
