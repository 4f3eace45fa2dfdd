-- DATA_LOSS_ON_DOWN: the way back drops column t.number with all its values
ALTER TABLE t DROP COLUMN number;
