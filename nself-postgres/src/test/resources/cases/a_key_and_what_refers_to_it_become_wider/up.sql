-- TABLE_REWRITE: every row of a is written anew to change a.id from integer to bigint
ALTER TABLE a ALTER COLUMN id TYPE bigint;

-- TABLE_REWRITE: every row of b is written anew to change b.a_id from integer to bigint
ALTER TABLE b ALTER COLUMN a_id TYPE bigint;
