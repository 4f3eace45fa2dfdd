-- STRUCTURE: not what the way up lost (drops table t with all its rows)
CREATE TABLE t (
    id bigint PRIMARY KEY,
    parent bigint REFERENCES t (id)
);

ALTER TABLE u
    ADD CONSTRAINT u_t_id_fkey FOREIGN KEY (t_id) REFERENCES t (id);
