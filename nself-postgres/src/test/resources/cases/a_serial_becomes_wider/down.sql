-- DATA_LOSS_ON_DOWN: the way back can cut or round values of people.id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of people.id that does not convert to integer by then makes the way back fail
ALTER TABLE people ALTER COLUMN id TYPE integer;

SELECT setval('people_id_seq', LEAST(GREATEST(COALESCE(stands, 1), 1), 2147483647), stands IS NOT NULL)
FROM pg_sequence_last_value('people_id_seq') AS stands;

ALTER SEQUENCE people_id_seq AS integer MAXVALUE 2147483647;
