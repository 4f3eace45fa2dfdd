-- file: add_nself_new_status_8ea461a9_25223646_enum
-- DATA_LOSS: values of orders.status become others, and which they were is not kept
-- DATA_LOSS: values of orders.earlier become others, and which they were is not kept
-- DATA_LOSS: values of orders.seen become others, and which they were is not kept
-- DATA_LOSS: values of refunds.status become others, and which they were is not kept
CREATE TYPE nself_new_status_8ea461a9_25223646 AS ENUM (
    'paid',
    'open',
    'void'
);

-- file: add_new_status_to_orders
ALTER TABLE orders ADD COLUMN nself_new_status_f30ed1d0_987cb85d nself_new_status_8ea461a9_25223646;

CREATE FUNCTION nself_follow_orders_nself_new_status_f30ed1d0_987cb85d_3e3a3556() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_status_f30ed1d0_987cb85d := (CASE NEW.status::text WHEN 'lost' THEN 'open' ELSE NEW.status::text END)::nself_new_status_8ea461a9_25223646;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_status_f30ed1d0_987cb85d BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_status_f30ed1d0_987cb85d_3e3a3556();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_status_f30ed1d0_987cb85d;

-- file: fill_orders_new_status
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE orders SET nself_new_status_f30ed1d0_987cb85d = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_status_f30ed1d0_987cb85d IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_status_f30ed1d0_987cb85d = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_status_f30ed1d0_987cb85d IS NULL AND status IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_status_f30ed1d0_987cb85d', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_status_f30ed1d0_987cb85d IS NULL AND status IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_orders_by_status
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_orders_by_status_99a90d12_491af164 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_by_status_99a90d12_491af164 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_orders_by_status_99a90d12_491af164 ON orders (nself_new_status_f30ed1d0_987cb85d, code);

-- file: add_not_null_nself_new_status_f30ed1d0
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c CHECK (nself_new_status_f30ed1d0_987cb85d IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_status_f30ed1d0
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c;

-- file: require_orders_new_status
ALTER TABLE orders ALTER COLUMN nself_new_status_f30ed1d0_987cb85d SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c;

-- file: add_new_earlier_to_orders
ALTER TABLE orders ADD COLUMN nself_new_earlier_1aa3e780_f2c35022 nself_new_status_8ea461a9_25223646[];

CREATE FUNCTION nself_follow_orders_nself_new_earlier_1aa3e780e99b93d2_dc3b6272() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_earlier_1aa3e780_f2c35022 := array_replace(NEW.earlier::text[], 'lost', 'open')::nself_new_status_8ea461a9_25223646[];
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_earlier_1aa3e780_f2c35022 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_earlier_1aa3e780e99b93d2_dc3b6272();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_earlier_1aa3e780_f2c35022;

-- file: fill_orders_new_earlier
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE orders SET nself_new_earlier_1aa3e780_f2c35022 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_earlier_1aa3e780_f2c35022 IS NULL AND earlier IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_earlier_1aa3e780_f2c35022 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_earlier_1aa3e780_f2c35022 IS NULL AND earlier IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_earlier_1aa3e780_f2c35022', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_earlier_1aa3e780_f2c35022 IS NULL AND earlier IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_seen_to_orders
ALTER TABLE orders ADD COLUMN nself_new_seen_8b03f8b5_b4fea3bf nself_new_status_8ea461a9_25223646;

CREATE FUNCTION nself_follow_orders_nself_new_seen_8b03f8b5_b4fea3bf_ff1732ba() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_seen_8b03f8b5_b4fea3bf := (CASE NEW.seen::text WHEN 'lost' THEN 'open' ELSE NEW.seen::text END)::nself_new_status_8ea461a9_25223646;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_seen_8b03f8b5_b4fea3bf BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_seen_8b03f8b5_b4fea3bf_ff1732ba();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_seen_8b03f8b5_b4fea3bf;

-- file: fill_orders_new_seen
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE orders SET nself_new_seen_8b03f8b5_b4fea3bf = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_seen_8b03f8b5_b4fea3bf IS NULL AND seen IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_seen_8b03f8b5_b4fea3bf = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_seen_8b03f8b5_b4fea3bf IS NULL AND seen IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_seen_8b03f8b5_b4fea3bf', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_seen_8b03f8b5_b4fea3bf IS NULL AND seen IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_idx_orders_seen_code
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_idx_orders_seen_code_aebd4913_e138cdae is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_idx_orders_seen_code_aebd4913_e138cdae is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_idx_orders_seen_code_aebd4913_e138cdae ON orders (nself_new_seen_8b03f8b5_b4fea3bf, code);

-- file: add_new_status_to_refunds
ALTER TABLE refunds ADD COLUMN nself_new_status_8b03f8b5_9fd88464 nself_new_status_8ea461a9_25223646;

CREATE FUNCTION nself_follow_refunds_nself_new_status_8b03f8b5338ce34c_d80e4192() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_status_8b03f8b5_9fd88464 := (CASE NEW.status::text WHEN 'lost' THEN 'open' ELSE NEW.status::text END)::nself_new_status_8ea461a9_25223646;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_status_8b03f8b5_9fd88464 BEFORE INSERT OR UPDATE ON refunds
    FOR EACH ROW EXECUTE FUNCTION nself_follow_refunds_nself_new_status_8b03f8b5338ce34c_d80e4192();

ALTER TABLE refunds ENABLE ALWAYS TRIGGER nself_new_status_8b03f8b5_9fd88464;

-- file: fill_refunds_new_status
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('refunds'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE refunds SET nself_new_status_8b03f8b5_9fd88464 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM refunds
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_status_8b03f8b5_9fd88464 IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE refunds SET nself_new_status_8b03f8b5_9fd88464 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_status_8b03f8b5_9fd88464 IS NULL AND status IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'refunds.nself_new_status_8b03f8b5_9fd88464', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM refunds WHERE nself_new_status_8b03f8b5_9fd88464 IS NULL AND status IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('refunds'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_nself_new_refunds_status_kef6619d2f
-- hasura:no-transaction

-- NON_TRANSACTIONAL: refunds.nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index refunds.nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08 ON refunds (nself_new_status_8b03f8b5_9fd88464);

-- file: add_new_refunds_status_key
ALTER TABLE refunds
    ADD CONSTRAINT nself_new_refunds_status_key_7ef4bcfc_72ea16d2 UNIQUE USING INDEX nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08;

-- file: put_orders_status_in_place_and_8_more
-- BREAKS_RUNNING_CODE: orders.status is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
-- BREAKS_RUNNING_CODE: orders.earlier is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48[] cannot be written
-- BREAKS_RUNNING_CODE: orders.seen is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
-- BREAKS_RUNNING_CODE: refunds.status is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
DROP TRIGGER nself_new_status_f30ed1d0_987cb85d ON orders;

DROP FUNCTION nself_follow_orders_nself_new_status_f30ed1d0_987cb85d_3e3a3556();

ALTER TABLE orders RENAME COLUMN status TO nself_old_status_e0c7bc48;

ALTER TABLE orders RENAME COLUMN nself_new_status_f30ed1d0_987cb85d TO status;

ALTER TABLE orders ALTER COLUMN nself_old_status_e0c7bc48 DROP DEFAULT;

DROP TRIGGER nself_new_earlier_1aa3e780_f2c35022 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_earlier_1aa3e780e99b93d2_dc3b6272();

ALTER TABLE orders RENAME COLUMN earlier TO nself_old_earlier_24286d74;

ALTER TABLE orders RENAME COLUMN nself_new_earlier_1aa3e780_f2c35022 TO earlier;

DROP TRIGGER nself_new_seen_8b03f8b5_b4fea3bf ON orders;

DROP FUNCTION nself_follow_orders_nself_new_seen_8b03f8b5_b4fea3bf_ff1732ba();

ALTER TABLE orders RENAME COLUMN seen TO nself_old_seen_51180a15;

ALTER TABLE orders RENAME COLUMN nself_new_seen_8b03f8b5_b4fea3bf TO seen;

DROP TRIGGER nself_new_status_8b03f8b5_9fd88464 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_new_status_8b03f8b5338ce34c_d80e4192();

ALTER TABLE refunds RENAME COLUMN status TO nself_old_status_e0c7bc48;

ALTER TABLE refunds RENAME COLUMN nself_new_status_8b03f8b5_9fd88464 TO status;

ALTER TYPE status RENAME TO nself_old_status_e0c7bc48;

ALTER TYPE nself_new_status_8ea461a9_25223646 RENAME TO status;

ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'open';

ALTER INDEX orders_by_status RENAME TO nself_old_orders_by_status_c2fa40f4;

ALTER INDEX nself_new_orders_by_status_99a90d12_491af164 RENAME TO orders_by_status;

COMMENT ON COLUMN orders.nself_old_status_e0c7bc48 IS NULL;

COMMENT ON COLUMN orders.status IS 'of the payment';

CREATE FUNCTION nself_follow_orders_nself_old_status_e0c7bc48_65ee441c() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_status_e0c7bc48 := NEW.status::text::nself_old_status_e0c7bc48;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_status_e0c7bc48 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_status_e0c7bc48_65ee441c();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_status_e0c7bc48;

CREATE FUNCTION nself_follow_orders_nself_old_earlier_24286d74_5d9da5bb() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_earlier_24286d74 := NEW.earlier::text[]::nself_old_status_e0c7bc48[];
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_earlier_24286d74 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_earlier_24286d74_5d9da5bb();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_earlier_24286d74;

ALTER INDEX idx_orders_seen_code RENAME TO nself_old_idx_orders_seen_code_45954798;

ALTER INDEX nself_new_idx_orders_seen_code_aebd4913_e138cdae RENAME TO idx_orders_seen_code;

CREATE FUNCTION nself_follow_orders_nself_old_seen_51180a15_c6fb3054() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_seen_51180a15 := NEW.seen::text::nself_old_status_e0c7bc48;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_seen_51180a15 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_seen_51180a15_c6fb3054();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_seen_51180a15;

ALTER TABLE refunds RENAME CONSTRAINT refunds_status_key TO nself_old_refunds_status_key_2670eebb;

ALTER TABLE refunds RENAME CONSTRAINT nself_new_refunds_status_key_7ef4bcfc_72ea16d2 TO refunds_status_key;

CREATE FUNCTION nself_follow_refunds_nself_old_status_e0c7bc48_bd8080c8() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_status_e0c7bc48 := NEW.status::text::nself_old_status_e0c7bc48;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_status_e0c7bc48 BEFORE INSERT OR UPDATE ON refunds
    FOR EACH ROW EXECUTE FUNCTION nself_follow_refunds_nself_old_status_e0c7bc48_bd8080c8();

ALTER TABLE refunds ENABLE ALWAYS TRIGGER nself_old_status_e0c7bc48;

-- file: drop_old_status_from_refunds
DROP TRIGGER nself_old_status_e0c7bc48 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_old_status_e0c7bc48_bd8080c8();

ALTER TABLE refunds DROP CONSTRAINT nself_old_refunds_status_key_2670eebb;

ALTER TABLE refunds DROP COLUMN nself_old_status_e0c7bc48;

-- file: drop_old_seen_from_orders
DROP TRIGGER nself_old_seen_51180a15 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_seen_51180a15_c6fb3054();

DROP INDEX nself_old_idx_orders_seen_code_45954798;

ALTER TABLE orders DROP COLUMN nself_old_seen_51180a15;

-- file: drop_old_earlier_from_orders
DROP TRIGGER nself_old_earlier_24286d74 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_earlier_24286d74_5d9da5bb();

ALTER TABLE orders DROP COLUMN nself_old_earlier_24286d74;

-- file: drop_old_status_from_orders
DROP TRIGGER nself_old_status_e0c7bc48 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_status_e0c7bc48_65ee441c();

DROP INDEX nself_old_orders_by_status_c2fa40f4;

ALTER TABLE orders DROP COLUMN nself_old_status_e0c7bc48;

-- file: drop_nself_old_status_e0c7bc48_enum
DROP TYPE nself_old_status_e0c7bc48;
