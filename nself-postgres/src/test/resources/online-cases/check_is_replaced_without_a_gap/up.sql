-- file: add_new_orders_amount
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656 CHECK (amount >= 1) NOT VALID;

-- file: validate_new_orders_amount
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_amount makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656;

-- file: replace_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656 TO orders_amount;
