ALTER INDEX new_index RENAME TO old_index;

ALTER TABLE t RENAME CONSTRAINT new_check TO old_check;
