-- file: add_not_null_user_id
-- BREAKS_RUNNING_CODE: code that writes to orders and does not give user_id fails from here on
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
-- MAY_FAIL_ON_DATA: a row that has NULL in orders.user_id makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: add_not_null_amount
-- BREAKS_RUNNING_CODE: code that writes to orders and does not give amount fails from here on
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_amount_da30c66b CHECK (amount IS NOT NULL) NOT VALID;

-- file: validate_not_null_amount
-- MAY_FAIL_ON_DATA: a row that has NULL in orders.amount makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_amount_da30c66b;

-- file: require_orders_amount
ALTER TABLE orders ALTER COLUMN amount SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_amount_da30c66b;
