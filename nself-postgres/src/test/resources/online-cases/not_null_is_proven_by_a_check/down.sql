-- file: require_orders_amount
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_amount_da30c66b CHECK (amount IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN amount DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_amount_da30c66b;

-- file: validate_not_null_amount
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_amount_da30c66b,
    ADD CONSTRAINT nself_not_null_amount_da30c66b CHECK (amount IS NOT NULL) NOT VALID;

-- file: add_not_null_amount
ALTER TABLE orders DROP CONSTRAINT nself_not_null_amount_da30c66b;

-- file: require_orders_user_id
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: validate_not_null_user_id
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_user_id_ee705b96,
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: add_not_null_user_id
ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;
