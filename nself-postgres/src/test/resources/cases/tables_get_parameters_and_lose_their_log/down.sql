ALTER TABLE u SET LOGGED;

ALTER TABLE u SET (autovacuum_enabled = false, fillfactor = 70);

ALTER TABLE t RESET (fillfactor, toast.autovacuum_enabled);
