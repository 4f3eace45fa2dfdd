-- file: drop_nself_old_status_e0c7bc48_enum
CREATE TYPE nself_old_status_e0c7bc48 AS ENUM (
    'open',
    'paid',
    'lost',
    'void'
);

-- file: drop_old_status_from_orders
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE orders ADD COLUMN nself_old_status_e0c7bc48 nself_old_status_e0c7bc48;

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
                UPDATE orders SET nself_old_status_e0c7bc48 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_old_status_e0c7bc48 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_old_status_e0c7bc48', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL;
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

CREATE INDEX CONCURRENTLY nself_old_orders_by_status_c2fa40f4 ON orders (nself_old_status_e0c7bc48, code);

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_old_status_e0c7bc48_469bf1d5 CHECK (nself_old_status_e0c7bc48 IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_old_status_e0c7bc48_469bf1d5;

ALTER TABLE orders ALTER COLUMN nself_old_status_e0c7bc48 SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_old_status_e0c7bc48_469bf1d5;

-- file: drop_old_earlier_from_orders
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE orders ADD COLUMN nself_old_earlier_24286d74 nself_old_status_e0c7bc48[];

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
                UPDATE orders SET nself_old_earlier_24286d74 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_earlier_24286d74 IS NULL AND earlier IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_old_earlier_24286d74 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_earlier_24286d74 IS NULL AND earlier IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_old_earlier_24286d74', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_old_earlier_24286d74 IS NULL AND earlier IS NOT NULL;
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

-- file: drop_old_seen_from_orders
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE orders ADD COLUMN nself_old_seen_51180a15 nself_old_status_e0c7bc48;

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
                UPDATE orders SET nself_old_seen_51180a15 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_seen_51180a15 IS NULL AND seen IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_old_seen_51180a15 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_seen_51180a15 IS NULL AND seen IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_old_seen_51180a15', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_old_seen_51180a15 IS NULL AND seen IS NOT NULL;
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

CREATE UNIQUE INDEX CONCURRENTLY nself_old_idx_orders_seen_code_45954798 ON orders (nself_old_seen_51180a15, code);

-- file: drop_old_status_from_refunds
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE refunds ADD COLUMN nself_old_status_e0c7bc48 nself_old_status_e0c7bc48;

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
                UPDATE refunds SET nself_old_status_e0c7bc48 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM refunds
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE refunds SET nself_old_status_e0c7bc48 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'refunds.nself_old_status_e0c7bc48', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM refunds WHERE nself_old_status_e0c7bc48 IS NULL AND status IS NOT NULL;
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

CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_old_refunds_status_keff408dea_21e1a32f_2a462602 ON refunds (nself_old_status_e0c7bc48);

ALTER TABLE refunds
    ADD CONSTRAINT nself_old_refunds_status_key_2670eebb UNIQUE USING INDEX nself_new_nself_old_refunds_status_keff408dea_21e1a32f_2a462602;

-- file: put_orders_status_in_place_and_8_more
DROP TRIGGER nself_old_status_e0c7bc48 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_old_status_e0c7bc48_bd8080c8();

ALTER TABLE refunds RENAME CONSTRAINT refunds_status_key TO nself_new_refunds_status_key_7ef4bcfc_72ea16d2;

ALTER TABLE refunds RENAME CONSTRAINT nself_old_refunds_status_key_2670eebb TO refunds_status_key;

DROP TRIGGER nself_old_seen_51180a15 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_seen_51180a15_c6fb3054();

ALTER INDEX idx_orders_seen_code RENAME TO nself_new_idx_orders_seen_code_aebd4913_e138cdae;

ALTER INDEX nself_old_idx_orders_seen_code_45954798 RENAME TO idx_orders_seen_code;

DROP TRIGGER nself_old_earlier_24286d74 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_earlier_24286d74_5d9da5bb();

DROP TRIGGER nself_old_status_e0c7bc48 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_status_e0c7bc48_65ee441c();

COMMENT ON COLUMN orders.status IS NULL;

COMMENT ON COLUMN orders.nself_old_status_e0c7bc48 IS 'of the payment';

ALTER INDEX orders_by_status RENAME TO nself_new_orders_by_status_99a90d12_491af164;

ALTER INDEX nself_old_orders_by_status_c2fa40f4 RENAME TO orders_by_status;

ALTER TABLE orders ALTER COLUMN status DROP DEFAULT;

ALTER TYPE status RENAME TO nself_new_status_8ea461a9_25223646;

ALTER TYPE nself_old_status_e0c7bc48 RENAME TO status;

ALTER TABLE refunds RENAME COLUMN status TO nself_new_status_8b03f8b5_9fd88464;

ALTER TABLE refunds RENAME COLUMN nself_old_status_e0c7bc48 TO status;

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

ALTER TABLE orders RENAME COLUMN seen TO nself_new_seen_8b03f8b5_b4fea3bf;

ALTER TABLE orders RENAME COLUMN nself_old_seen_51180a15 TO seen;

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

ALTER TABLE orders RENAME COLUMN earlier TO nself_new_earlier_1aa3e780_f2c35022;

ALTER TABLE orders RENAME COLUMN nself_old_earlier_24286d74 TO earlier;

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

ALTER TABLE orders ALTER COLUMN nself_old_status_e0c7bc48 SET DEFAULT 'lost'::public.status;

ALTER TABLE orders RENAME COLUMN status TO nself_new_status_f30ed1d0_987cb85d;

ALTER TABLE orders RENAME COLUMN nself_old_status_e0c7bc48 TO status;

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

-- file: add_new_refunds_status_key
-- hasura:no-transaction

ALTER TABLE refunds DROP CONSTRAINT nself_new_refunds_status_key_7ef4bcfc_72ea16d2;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08 ON refunds (nself_new_status_8b03f8b5_9fd88464);

-- file: add_new_nself_new_refunds_status_kef6619d2f
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_nself_new_refunds_status_kef6619d2f_7ef4bcfc_cecf1a08;

-- file: fill_refunds_new_status
SELECT 1;

-- file: add_new_status_to_refunds
DROP TRIGGER nself_new_status_8b03f8b5_9fd88464 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_new_status_8b03f8b5338ce34c_d80e4192();

ALTER TABLE refunds DROP COLUMN nself_new_status_8b03f8b5_9fd88464;

-- file: add_new_idx_orders_seen_code
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_idx_orders_seen_code_aebd4913_e138cdae;

-- file: fill_orders_new_seen
SELECT 1;

-- file: add_new_seen_to_orders
DROP TRIGGER nself_new_seen_8b03f8b5_b4fea3bf ON orders;

DROP FUNCTION nself_follow_orders_nself_new_seen_8b03f8b5_b4fea3bf_ff1732ba();

ALTER TABLE orders DROP COLUMN nself_new_seen_8b03f8b5_b4fea3bf;

-- file: fill_orders_new_earlier
SELECT 1;

-- file: add_new_earlier_to_orders
DROP TRIGGER nself_new_earlier_1aa3e780_f2c35022 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_earlier_1aa3e780e99b93d2_dc3b6272();

ALTER TABLE orders DROP COLUMN nself_new_earlier_1aa3e780_f2c35022;

-- file: require_orders_new_status
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c CHECK (nself_new_status_f30ed1d0_987cb85d IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN nself_new_status_f30ed1d0_987cb85d DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c;

-- file: validate_not_null_nself_new_status_f30ed1d0
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c,
    ADD CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c CHECK (nself_new_status_f30ed1d0_987cb85d IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_status_f30ed1d0
ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_status_f30ed1d0_987cb85d_14e2760c;

-- file: add_new_orders_by_status
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_by_status_99a90d12_491af164;

-- file: fill_orders_new_status
SELECT 1;

-- file: add_new_status_to_orders
DROP TRIGGER nself_new_status_f30ed1d0_987cb85d ON orders;

DROP FUNCTION nself_follow_orders_nself_new_status_f30ed1d0_987cb85d_3e3a3556();

ALTER TABLE orders DROP COLUMN nself_new_status_f30ed1d0_987cb85d;

-- file: add_nself_new_status_8ea461a9_25223646_enum
-- STRUCTURE: not what the way up lost (values of orders.status become others, and which they were is not kept)
-- STRUCTURE: not what the way up lost (values of orders.earlier become others, and which they were is not kept)
-- STRUCTURE: not what the way up lost (values of orders.seen become others, and which they were is not kept)
-- STRUCTURE: not what the way up lost (values of refunds.status become others, and which they were is not kept)
DROP TYPE nself_new_status_8ea461a9_25223646;
