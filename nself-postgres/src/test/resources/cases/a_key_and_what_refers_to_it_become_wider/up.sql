-- TABLE_REWRITE: every row of a is written anew to change a.id from integer to bigint
-- LOCKS_OTHER_TABLE: readers and writers are kept out of b, which refers to a.id, while every row of it is looked up
-- STATS_LOST: what the server knows of the values of a.id is forgotten until ANALYZE a
ALTER TABLE a ALTER COLUMN id TYPE bigint;

-- TABLE_REWRITE: every row of b is written anew to change b.a_id from integer to bigint
-- STATS_LOST: what the server knows of the values of b.a_id is forgotten until ANALYZE b
ALTER TABLE b ALTER COLUMN a_id TYPE bigint;
