CREATE TYPE "State" AS ENUM (
    'in progress',
    'it''s done'
);

-- LOCKS_OTHER_TABLE: the foreign key of select keeps writers out of Order
CREATE TABLE "select" (
    "from" integer PRIMARY KEY,
    order_id integer REFERENCES "Order" (id)
);

ALTER TABLE "Order"
    ADD COLUMN "user" text DEFAULT 'O''Neill \ ?' NOT NULL,
    ADD COLUMN "Größe in cm" integer;

ALTER TABLE "Order" ADD COLUMN state "State" DEFAULT 'in progress';

COMMENT ON COLUMN "Order".state IS 'x';

-- FULL_SCAN: every row of Order is read while nobody else can use the table
ALTER TABLE "Order"
    ADD CONSTRAINT "Order_check" CHECK ("Größe in cm" > 0);

-- INDEX_BUILD: index idx_Order_user_Größe in cm is built while nobody writes to Order
CREATE INDEX "idx_Order_user_Größe in cm" ON "Order" ("user", "Größe in cm");
