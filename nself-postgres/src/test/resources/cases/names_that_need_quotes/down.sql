DROP INDEX "idx_Order_user_Größe in cm";

ALTER TABLE "Order" DROP CONSTRAINT "Order_check";

-- DATA_LOSS_ON_DOWN: the way back drops column Order.state with all its values
ALTER TABLE "Order" DROP COLUMN state;

-- DATA_LOSS_ON_DOWN: the way back drops column Order.user with all its values
-- DATA_LOSS_ON_DOWN: the way back drops column Order.Größe in cm with all its values
ALTER TABLE "Order"
    DROP COLUMN "Größe in cm",
    DROP COLUMN "user";

DROP TABLE "select";

DROP TYPE "State";
