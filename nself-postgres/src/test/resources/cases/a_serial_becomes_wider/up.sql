-- TABLE_REWRITE: every row of people is written anew to change people.id from integer to bigint
-- STATS_LOST: what the server knows of the values of people.id is forgotten until ANALYZE people
ALTER TABLE people ALTER COLUMN id TYPE bigint;

ALTER SEQUENCE people_id_seq AS bigint MAXVALUE 9223372036854775807;
