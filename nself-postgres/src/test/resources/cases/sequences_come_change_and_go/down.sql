-- STRUCTURE: not what the way up lost (drops sequence one with the number it had come to)
CREATE SEQUENCE one;

COMMENT ON SEQUENCE three IS 'counts';

COMMENT ON SEQUENCE two IS NULL;

SELECT setval('two', LEAST(GREATEST(COALESCE(stands, 20), 1), 1000), stands IS NOT NULL)
FROM pg_sequence_last_value('two') AS stands;

ALTER SEQUENCE two AS integer INCREMENT BY 10 MINVALUE 1 MAXVALUE 1000 START WITH 10 CACHE 5 NO CYCLE;

-- DATA_LOSS_ON_DOWN: the way back drops column t.n with all its values
ALTER TABLE t DROP COLUMN n;

DROP SEQUENCE four;
