-- file: add_ix_sel
-- hasura:no-transaction

DROP INDEX CONCURRENTLY "Ix Sel";

-- file: add_order_item_qty_s_key
-- hasura:no-transaction

ALTER TABLE "Order Item" DROP CONSTRAINT "Order Item_Qty s_key";

CREATE UNIQUE INDEX CONCURRENTLY "nself_new_Order Item_Qty s_key_4dc80e58_b088e195" ON "Order Item" ("Qty s");

-- file: add_new_order_item_qty_s_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY "nself_new_Order Item_Qty s_key_4dc80e58_b088e195";

-- file: require_order_item_select
-- hasura:no-transaction

ALTER TABLE "Order Item"
    ADD CONSTRAINT nself_not_null_select_6a6966c9 CHECK ("select" IS NOT NULL) NOT VALID;

ALTER TABLE "Order Item" ALTER COLUMN "select" DROP NOT NULL;

ALTER TABLE "Order Item" VALIDATE CONSTRAINT nself_not_null_select_6a6966c9;

-- file: validate_not_null_select
ALTER TABLE "Order Item"
    DROP CONSTRAINT nself_not_null_select_6a6966c9,
    ADD CONSTRAINT nself_not_null_select_6a6966c9 CHECK ("select" IS NOT NULL) NOT VALID;

-- file: add_not_null_select
ALTER TABLE "Order Item" DROP CONSTRAINT nself_not_null_select_6a6966c9;
