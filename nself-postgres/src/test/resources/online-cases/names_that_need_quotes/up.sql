-- file: add_not_null_select
ALTER TABLE "Order Item"
    ADD CONSTRAINT nself_not_null_select_6a6966c9 CHECK ("select" IS NOT NULL) NOT VALID;

-- file: validate_not_null_select
ALTER TABLE "Order Item" VALIDATE CONSTRAINT nself_not_null_select_6a6966c9;

-- file: require_order_item_select
ALTER TABLE "Order Item" ALTER COLUMN "select" SET NOT NULL;

ALTER TABLE "Order Item" DROP CONSTRAINT nself_not_null_select_6a6966c9;

-- file: add_new_order_item_qty_s_key
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY "nself_new_Order Item_Qty s_key_4dc80e58_b088e195" ON "Order Item" ("Qty s");

-- file: add_order_item_qty_s_key
ALTER TABLE "Order Item"
    ADD CONSTRAINT "Order Item_Qty s_key" UNIQUE USING INDEX "nself_new_Order Item_Qty s_key_4dc80e58_b088e195";

-- file: add_ix_sel
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY "Ix Sel" ON "Order Item" ("select");
