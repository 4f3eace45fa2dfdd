ALTER TABLE t RENAME CONSTRAINT old_check TO new_check;

ALTER INDEX old_index RENAME TO new_index;
