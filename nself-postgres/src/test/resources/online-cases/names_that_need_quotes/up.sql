-- file: add_not_null_select
-- BREAKS_RUNNING_CODE: code that writes to Order Item and does not give select fails from here on
ALTER TABLE "Order Item"
    ADD CONSTRAINT nself_not_null_select_6a6966c9 CHECK ("select" IS NOT NULL) NOT VALID;

-- file: validate_not_null_select
-- MAY_FAIL_ON_DATA: a row that has NULL in Order Item.select makes it fail
ALTER TABLE "Order Item" VALIDATE CONSTRAINT nself_not_null_select_6a6966c9;

-- file: require_order_item_select
ALTER TABLE "Order Item" ALTER COLUMN "select" SET NOT NULL;

ALTER TABLE "Order Item" DROP CONSTRAINT nself_not_null_select_6a6966c9;

-- file: add_new_order_item_qty_s_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of Order Item with the same Qty s make unique key Order Item_Qty s_key fail
-- NON_TRANSACTIONAL: Order Item.nself_new_Order Item_Qty s_key_4dc80e58_b088e195 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index Order Item.nself_new_Order Item_Qty s_key_4dc80e58_b088e195 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY "nself_new_Order Item_Qty s_key_4dc80e58_b088e195" ON "Order Item" ("Qty s");

-- file: add_order_item_qty_s_key
ALTER TABLE "Order Item"
    ADD CONSTRAINT "Order Item_Qty s_key" UNIQUE USING INDEX "nself_new_Order Item_Qty s_key_4dc80e58_b088e195";

-- file: add_ix_sel
-- hasura:no-transaction

-- NON_TRANSACTIONAL: Order Item.Ix Sel is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index Order Item.Ix Sel is left behind, not valid
CREATE INDEX CONCURRENTLY "Ix Sel" ON "Order Item" ("select");
