-- file: allow_null_in_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;
