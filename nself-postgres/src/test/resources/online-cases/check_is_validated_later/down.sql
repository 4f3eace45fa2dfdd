-- file: validate_orders_amount_positive
ALTER TABLE orders
    DROP CONSTRAINT orders_amount_positive,
    ADD CONSTRAINT orders_amount_positive CHECK (amount > 0) NOT VALID;

-- file: add_orders_amount_positive
ALTER TABLE orders DROP CONSTRAINT orders_amount_positive;
