-- TABLE_REWRITE: every row of orders is written anew, for orders.state gets a type that is made anew
ALTER TYPE order_state RENAME TO order_state__old;

CREATE TYPE order_state AS ENUM (
    'open',
    'sent'
);

COMMENT ON TYPE order_state IS 'what became of an order';

ALTER TABLE orders ALTER COLUMN state TYPE order_state USING state::text::order_state;

DROP TYPE order_state__old;

COMMENT ON TYPE order_state IS 'what became of an order';
