COMMENT ON SEQUENCE numbers IS 'counts people';

DROP TABLE orders;
