-- file: add_new_number_to_readings
-- STATS_LOST: what the server knows of the values of readings.number is forgotten until ANALYZE readings
ALTER TABLE readings ADD COLUMN nself_new_number_a171c77f_7c246d77 bigint;

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

-- file: fill_readings_new_number
-- hasura:no-transaction
-- nself:repeatable

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
                UPDATE readings SET nself_new_number_a171c77f_7c246d77 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM readings
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_number_a171c77f_7c246d77 IS NULL AND number IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE readings SET nself_new_number_a171c77f_7c246d77 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_number_a171c77f_7c246d77 IS NULL AND number IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'readings.nself_new_number_a171c77f_7c246d77', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM readings WHERE nself_new_number_a171c77f_7c246d77 IS NULL AND number IS NOT NULL;
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

-- file: add_not_null_nself_new_number_a171c77f
ALTER TABLE readings
    ADD CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d CHECK (nself_new_number_a171c77f_7c246d77 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_number_a171c77f
ALTER TABLE readings VALIDATE CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d;

-- file: require_readings_new_number
ALTER TABLE readings ALTER COLUMN nself_new_number_a171c77f_7c246d77 SET NOT NULL;

ALTER TABLE readings DROP CONSTRAINT nself_not_null_nself_new_number_a171c77f_7c246d77_495eb60d;

-- file: add_new_readings_pkey
-- hasura:no-transaction

-- NON_TRANSACTIONAL: readings.nself_new_readings_pkey_7487601b_24eb2a2c is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index readings.nself_new_readings_pkey_7487601b_24eb2a2c is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_readings_pkey_7487601b_24eb2a2c ON readings (sensor, nself_new_number_a171c77f_7c246d77);

-- file: put_readings_number_in_place
-- BREAKS_RUNNING_CODE: readings.number is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_number_a171c77f_7c246d77 ON readings;

DROP FUNCTION nself_follow_readings_nself_new_number_a171c7782a933d7_080f5522();

ALTER TABLE readings RENAME COLUMN number TO nself_old_number_4c980800;

ALTER TABLE readings RENAME COLUMN nself_new_number_a171c77f_7c246d77 TO number;

ALTER TABLE readings ALTER COLUMN number SET DEFAULT nextval('readings_number_seq');

ALTER TABLE readings ALTER COLUMN nself_old_number_4c980800 DROP DEFAULT;

ALTER SEQUENCE readings_number_seq AS bigint MAXVALUE 9223372036854775807;

ALTER SEQUENCE readings_number_seq OWNED BY readings.number;

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

-- file: drop_readings_pkey
ALTER TABLE readings
    DROP CONSTRAINT readings_pkey,
    ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX nself_new_readings_pkey_7487601b_24eb2a2c;

-- file: drop_old_number_from_readings
DROP TRIGGER nself_old_number_4c980800 ON readings;

DROP FUNCTION nself_follow_readings_nself_old_number_4c980800_0ac1f7d3();

ALTER TABLE readings DROP COLUMN nself_old_number_4c980800;
