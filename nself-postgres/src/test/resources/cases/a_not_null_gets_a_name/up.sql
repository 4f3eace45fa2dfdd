ALTER TABLE t RENAME CONSTRAINT t_a_not_null TO a_is_known;
