-- file: drop_old_number_from_readings
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE readings ADD COLUMN nself_old_number_4c980800 integer;

CREATE FUNCTION nself_follow_readings_nself_old_number_4c980800_0ac1f7d3() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_number_4c980800 := NEW.number;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_number_4c980800 BEFORE INSERT OR UPDATE ON readings
    FOR EACH ROW EXECUTE FUNCTION nself_follow_readings_nself_old_number_4c980800_0ac1f7d3();

ALTER TABLE readings ENABLE ALWAYS TRIGGER nself_old_number_4c980800;

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('readings'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    splits boolean := current_setting('server_version_num')::integer >= 140000;
    batch integer := CASE WHEN splits THEN 10 ELSE 100 END;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    took interval;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            SET LOCAL row_security = off;
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE readings SET nself_old_number_4c980800 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM readings
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_number_4c980800 IS NULL AND number IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE readings SET nself_old_number_4c980800 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_number_4c980800 IS NULL AND number IS NOT NULL;
            END IF;
            COMMIT;
            page := page + batch;
            took := clock_timestamp() - started;
            IF splits AND took > interval '0.3 seconds' THEN
                batch := greatest(batch / 2, 5);
            ELSIF took < interval '0.1 seconds' THEN
                batch := least(batch * 2, 100);
            END IF;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'readings.nself_old_number_4c980800', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM readings WHERE nself_old_number_4c980800 IS NULL AND number IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('readings'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

ALTER TABLE readings
    ADD CONSTRAINT nself_not_null_nself_old_number_4c980800_83c5c75c CHECK (nself_old_number_4c980800 IS NOT NULL) NOT VALID;

ALTER TABLE readings VALIDATE CONSTRAINT nself_not_null_nself_old_number_4c980800_83c5c75c;

ALTER TABLE readings ALTER COLUMN nself_old_number_4c980800 SET NOT NULL;

ALTER TABLE readings DROP CONSTRAINT nself_not_null_nself_old_number_4c980800_83c5c75c;

-- file: drop_readings_pkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_readings_pkey_a0724dcf_e7eca341 ON readings (sensor, nself_old_number_4c980800);

CREATE UNIQUE INDEX CONCURRENTLY nself_old_nself_new_readings_pkey_7487601b_24eb2a2c_5718116e ON readings (sensor, number);

ALTER TABLE readings
    DROP CONSTRAINT readings_pkey,
    ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX nself_new_readings_pkey_a0724dcf_e7eca341;

ALTER INDEX nself_old_nself_new_readings_pkey_7487601b_24eb2a2c_5718116e RENAME TO nself_new_readings_pkey_7487601b_24eb2a2c;

-- file: put_readings_number_in_place
DROP TRIGGER nself_old_number_4c980800 ON readings;

DROP FUNCTION nself_follow_readings_nself_old_number_4c980800_0ac1f7d3();

ALTER TABLE readings ALTER COLUMN nself_old_number_4c980800 SET DEFAULT nextval('readings_number_seq');

ALTER TABLE readings ALTER COLUMN number DROP DEFAULT;

SELECT setval('readings_number_seq', LEAST(GREATEST(COALESCE(stands, 1), 1), 2147483647), stands IS NOT NULL)
FROM pg_sequence_last_value('readings_number_seq') AS stands;

ALTER SEQUENCE readings_number_seq AS integer MAXVALUE 2147483647;

ALTER SEQUENCE readings_number_seq OWNED BY readings.nself_old_number_4c980800;

ALTER TABLE readings RENAME COLUMN number TO nself_new_number_a171c77f_7c246d77;

ALTER TABLE readings RENAME COLUMN nself_old_number_4c980800 TO number;

CREATE FUNCTION nself_follow_readings_nself_new_number_a171c7782a933d7_080f5522() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_number_a171c77f_7c246d77 := NEW.number;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_number_a171c77f_7c246d77 BEFORE INSERT OR UPDATE ON readings
    FOR EACH ROW EXECUTE FUNCTION nself_follow_readings_nself_new_number_a171c7782a933d7_080f5522();

ALTER TABLE readings ENABLE ALWAYS TRIGGER nself_new_number_a171c77f_7c246d77;

-- file: add_new_readings_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_readings_pkey_7487601b_24eb2a2c;

-- file: require_readings_new_number
-- hasura:no-transaction

ALTER TABLE readings
    ADD CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d CHECK (nself_new_number_a171c77f_7c246d77 IS NOT NULL) NOT VALID;

ALTER TABLE readings ALTER COLUMN nself_new_number_a171c77f_7c246d77 DROP NOT NULL;

ALTER TABLE readings VALIDATE CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d;

-- file: validate_not_null_nself_new_number_a171c77f
ALTER TABLE readings
    DROP CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d,
    ADD CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d CHECK (nself_new_number_a171c77f_7c246d77 IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_number_a171c77f
ALTER TABLE readings DROP CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d;

-- file: fill_readings_new_number
SELECT 1;

-- file: add_new_number_to_readings
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of readings.number that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of readings.number that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_number_a171c77f_7c246d77 ON readings;

DROP FUNCTION nself_follow_readings_nself_new_number_a171c7782a933d7_080f5522();

ALTER TABLE readings DROP COLUMN nself_new_number_a171c77f_7c246d77;
