-- STRUCTURE: not what the way up lost (drops table markers with all its rows)
CREATE TABLE markers ();

COMMENT ON TABLE markers IS 'It is there or not';

-- DATA_LOSS_ON_DOWN: the way back drops column shop.seen.id with all its values
ALTER TABLE shop.seen DROP COLUMN id;

DROP TABLE shop.flags;
