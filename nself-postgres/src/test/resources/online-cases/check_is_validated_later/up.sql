-- file: add_orders_amount_positive
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_positive CHECK (amount > 0) NOT VALID;

-- file: validate_orders_amount_positive
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_positive;
