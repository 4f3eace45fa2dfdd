ALTER TABLE t RENAME CONSTRAINT a_is_known TO t_a_not_null;
