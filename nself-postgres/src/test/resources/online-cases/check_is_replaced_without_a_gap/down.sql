-- file: replace_orders_amount
-- hasura:no-transaction

ALTER TABLE orders RENAME CONSTRAINT orders_amount TO nself_new_orders_amount_7a87b7ba_a8364656;

ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount > 0) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: validate_new_orders_amount
ALTER TABLE orders
    DROP CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656,
    ADD CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656 CHECK (amount >= 1) NOT VALID;

-- file: add_new_orders_amount
ALTER TABLE orders DROP CONSTRAINT nself_new_orders_amount_7a87b7ba_a8364656;
