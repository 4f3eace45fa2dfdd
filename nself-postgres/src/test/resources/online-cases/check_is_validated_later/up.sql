-- file: add_orders_amount_positive
ALTER TABLE orders
    ADD CONSTRAINT orders_amount_positive CHECK (amount > 0) NOT VALID;

-- file: validate_orders_amount_positive
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_amount_positive makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount_positive;
