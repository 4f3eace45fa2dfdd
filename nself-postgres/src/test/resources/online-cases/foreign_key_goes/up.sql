-- file: drop_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key orders_user_id_fkey keeps readers and writers out of users too
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;
