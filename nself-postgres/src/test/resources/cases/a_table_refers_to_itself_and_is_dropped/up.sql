ALTER TABLE u DROP CONSTRAINT u_t_id_fkey;

-- DATA_LOSS: drops table t with all its rows
DROP TABLE t;
