ALTER TABLE people ALTER COLUMN id TYPE integer;

SELECT setval('people_id_seq', LEAST(GREATEST(COALESCE(stands, 1), 1), 2147483647), stands IS NOT NULL)
FROM pg_sequence_last_value('people_id_seq') AS stands;

ALTER SEQUENCE people_id_seq AS integer MAXVALUE 2147483647;
