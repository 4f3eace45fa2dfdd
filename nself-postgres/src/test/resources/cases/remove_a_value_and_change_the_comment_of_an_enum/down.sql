COMMENT ON TYPE order_state IS 'where an order is';

ALTER TYPE order_state ADD VALUE 'lost' AFTER 'open';
