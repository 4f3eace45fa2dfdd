ALTER TABLE t SET (fillfactor = 80, toast.autovacuum_enabled = false);

-- TABLE_REWRITE: every row of u is written anew to make it unlogged
ALTER TABLE u SET UNLOGGED;

ALTER TABLE u RESET (autovacuum_enabled, fillfactor);
