-- file: allow_null_in_orders_user_id
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row that has NULL in orders.user_id by then makes the way back fail
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;
