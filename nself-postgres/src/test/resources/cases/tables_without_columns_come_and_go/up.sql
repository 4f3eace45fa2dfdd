CREATE TABLE shop.flags ();

COMMENT ON TABLE shop.flags IS 'Nothing in it';

ALTER TABLE shop.seen ADD COLUMN id integer;

-- DATA_LOSS: drops table markers with all its rows
DROP TABLE markers;
