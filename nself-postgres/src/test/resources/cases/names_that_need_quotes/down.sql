DROP INDEX "idx_Order_user_Größe in cm";

ALTER TABLE "Order" DROP CONSTRAINT "Order_check";

ALTER TABLE "Order" DROP COLUMN state;

ALTER TABLE "Order"
    DROP COLUMN "Größe in cm",
    DROP COLUMN "user";

DROP TABLE "select";

DROP TYPE "State";
