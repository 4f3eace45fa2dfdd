-- file: add_nself_new_status_b41c2d41_90c392af_enum
-- DATA_LOSS: values of orders.status become others, and which they were is not kept
-- DATA_LOSS: values of orders.earlier become others, and which they were is not kept
-- DATA_LOSS: values of orders.seen become others, and which they were is not kept
-- DATA_LOSS: values of refunds.status become others, and which they were is not kept
CREATE TYPE nself_new_status_b41c2d41_90c392af AS ENUM (
    'paid',
    'open',
    'void'
);

-- file: add_new_status_to_orders
ALTER TABLE orders ADD COLUMN nself_new_status_2a287ed3_930e2765 nself_new_status_b41c2d41_90c392af;

CREATE FUNCTION nself_follow_orders_nself_new_status_2a287ed3_930e2765_2ebf50af() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_status_2a287ed3_930e2765 := (CASE NEW.status::text WHEN 'lost' THEN 'open' ELSE NEW.status::text END)::nself_new_status_b41c2d41_90c392af;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_status_2a287ed3_930e2765 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_status_2a287ed3_930e2765_2ebf50af();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_status_2a287ed3_930e2765;

-- file: fill_orders_new_status
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            SET LOCAL row_security = off;
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE orders SET nself_new_status_2a287ed3_930e2765 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + 100)::tid
                                            AND nself_new_status_2a287ed3_930e2765 IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_status_2a287ed3_930e2765 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + 100)::tid
                   AND nself_new_status_2a287ed3_930e2765 IS NULL AND status IS NOT NULL;
            END IF;
            COMMIT;
            page := page + 100;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_status_2a287ed3_930e2765', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM clock_timestamp() - started) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_status_2a287ed3_930e2765 IS NULL AND status IS NOT NULL;
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

-- NON_TRANSACTIONAL: orders.nself_new_orders_by_status_b4f85839_225cea18 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_by_status_b4f85839_225cea18 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_orders_by_status_b4f85839_225cea18 ON orders (nself_new_status_2a287ed3_930e2765, code);

-- file: add_not_null_nself_new_status_2a287ed3
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_status_2a287ed3_930e2765_69866003 CHECK (nself_new_status_2a287ed3_930e2765 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_status_2a287ed3
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_status_2a287ed3_930e2765_69866003;

-- file: require_orders_new_status
ALTER TABLE orders ALTER COLUMN nself_new_status_2a287ed3_930e2765 SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_status_2a287ed3_930e2765_69866003;

-- file: add_new_earlier_to_orders
ALTER TABLE orders ADD COLUMN nself_new_earlier_90814ea3_0fccb1e9 nself_new_status_b41c2d41_90c392af[];

CREATE FUNCTION nself_follow_orders_nself_new_earlier_90814ea3746743e6_2e452636() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_earlier_90814ea3_0fccb1e9 := array_replace(NEW.earlier::text[], 'lost', 'open')::nself_new_status_b41c2d41_90c392af[];
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_earlier_90814ea3_0fccb1e9 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_earlier_90814ea3746743e6_2e452636();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_earlier_90814ea3_0fccb1e9;

-- file: fill_orders_new_earlier
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            SET LOCAL row_security = off;
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE orders SET nself_new_earlier_90814ea3_0fccb1e9 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + 100)::tid
                                            AND nself_new_earlier_90814ea3_0fccb1e9 IS NULL AND earlier IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_earlier_90814ea3_0fccb1e9 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + 100)::tid
                   AND nself_new_earlier_90814ea3_0fccb1e9 IS NULL AND earlier IS NOT NULL;
            END IF;
            COMMIT;
            page := page + 100;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_earlier_90814ea3_0fccb1e9', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM clock_timestamp() - started) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_earlier_90814ea3_0fccb1e9 IS NULL AND earlier IS NOT NULL;
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
ALTER TABLE orders ADD COLUMN nself_new_seen_dcd4c098_7b42df51 nself_new_status_b41c2d41_90c392af;

CREATE FUNCTION nself_follow_orders_nself_new_seen_dcd4c098_7b42df51_0dbbc752() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_seen_dcd4c098_7b42df51 := (CASE NEW.seen::text WHEN 'lost' THEN 'open' ELSE NEW.seen::text END)::nself_new_status_b41c2d41_90c392af;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_seen_dcd4c098_7b42df51 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_seen_dcd4c098_7b42df51_0dbbc752();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_seen_dcd4c098_7b42df51;

-- file: fill_orders_new_seen
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            SET LOCAL row_security = off;
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE orders SET nself_new_seen_dcd4c098_7b42df51 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + 100)::tid
                                            AND nself_new_seen_dcd4c098_7b42df51 IS NULL AND seen IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_seen_dcd4c098_7b42df51 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + 100)::tid
                   AND nself_new_seen_dcd4c098_7b42df51 IS NULL AND seen IS NOT NULL;
            END IF;
            COMMIT;
            page := page + 100;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_seen_dcd4c098_7b42df51', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM clock_timestamp() - started) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_seen_dcd4c098_7b42df51 IS NULL AND seen IS NOT NULL;
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

-- NON_TRANSACTIONAL: orders.nself_new_idx_orders_seen_code_0958c702_2ef94ec4 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_idx_orders_seen_code_0958c702_2ef94ec4 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_idx_orders_seen_code_0958c702_2ef94ec4 ON orders (nself_new_seen_dcd4c098_7b42df51, code);

-- file: add_new_status_to_refunds
ALTER TABLE refunds ADD COLUMN nself_new_status_dcd4c098_51642562 nself_new_status_b41c2d41_90c392af;

CREATE FUNCTION nself_follow_refunds_nself_new_status_dcd4c09806eb4716_c4f33a9f() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_status_dcd4c098_51642562 := (CASE NEW.status::text WHEN 'lost' THEN 'open' ELSE NEW.status::text END)::nself_new_status_b41c2d41_90c392af;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_status_dcd4c098_51642562 BEFORE INSERT OR UPDATE ON refunds
    FOR EACH ROW EXECUTE FUNCTION nself_follow_refunds_nself_new_status_dcd4c09806eb4716_c4f33a9f();

ALTER TABLE refunds ENABLE ALWAYS TRIGGER nself_new_status_dcd4c098_51642562;

-- file: fill_refunds_new_status
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('refunds'::regclass) / current_setting('block_size')::bigint;
    page bigint;
    pass integer := 1;
    missing bigint;
    before bigint;
    started timestamptz;
    told timestamptz := clock_timestamp();
BEGIN
    LOOP
        page := 0;
        WHILE page <= pages LOOP
            SET LOCAL row_security = off;
            started := clock_timestamp();
            IF pass = 1 THEN
                UPDATE refunds SET nself_new_status_dcd4c098_51642562 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM refunds
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + 100)::tid
                                            AND nself_new_status_dcd4c098_51642562 IS NULL AND status IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE refunds SET nself_new_status_dcd4c098_51642562 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + 100)::tid
                   AND nself_new_status_dcd4c098_51642562 IS NULL AND status IS NOT NULL;
            END IF;
            COMMIT;
            page := page + 100;
            IF clock_timestamp() > told + interval '1 second' THEN
                told := clock_timestamp();
                RAISE NOTICE '%: % of % pages, pass %', 'refunds.nself_new_status_dcd4c098_51642562', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM clock_timestamp() - started) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM refunds WHERE nself_new_status_dcd4c098_51642562 IS NULL AND status IS NOT NULL;
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

-- file: add_new_nself_new_refunds_status_keac9c2994
-- hasura:no-transaction

-- NON_TRANSACTIONAL: refunds.nself_new_nself_new_refunds_status_keac9c2994_6b1c5111_1f88736e is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index refunds.nself_new_nself_new_refunds_status_keac9c2994_6b1c5111_1f88736e is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_refunds_status_keac9c2994_6b1c5111_1f88736e ON refunds (nself_new_status_dcd4c098_51642562);

-- file: add_new_refunds_status_key
ALTER TABLE refunds
    ADD CONSTRAINT nself_new_refunds_status_key_6b1c5111_d103a578 UNIQUE USING INDEX nself_new_nself_new_refunds_status_keac9c2994_6b1c5111_1f88736e;

-- file: put_orders_status_in_place_and_8_more
-- BREAKS_RUNNING_CODE: orders.status is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
-- BREAKS_RUNNING_CODE: orders.earlier is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48[] cannot be written
-- BREAKS_RUNNING_CODE: orders.seen is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
-- BREAKS_RUNNING_CODE: refunds.status is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_status_e0c7bc48 cannot be written
DROP TRIGGER nself_new_status_2a287ed3_930e2765 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_status_2a287ed3_930e2765_2ebf50af();

ALTER TABLE orders RENAME COLUMN status TO nself_old_status_e0c7bc48;

ALTER TABLE orders RENAME COLUMN nself_new_status_2a287ed3_930e2765 TO status;

ALTER TABLE orders ALTER COLUMN nself_old_status_e0c7bc48 DROP DEFAULT;

DROP TRIGGER nself_new_earlier_90814ea3_0fccb1e9 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_earlier_90814ea3746743e6_2e452636();

ALTER TABLE orders RENAME COLUMN earlier TO nself_old_earlier_24286d74;

ALTER TABLE orders RENAME COLUMN nself_new_earlier_90814ea3_0fccb1e9 TO earlier;

DROP TRIGGER nself_new_seen_dcd4c098_7b42df51 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_seen_dcd4c098_7b42df51_0dbbc752();

ALTER TABLE orders RENAME COLUMN seen TO nself_old_seen_51180a15;

ALTER TABLE orders RENAME COLUMN nself_new_seen_dcd4c098_7b42df51 TO seen;

DROP TRIGGER nself_new_status_dcd4c098_51642562 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_new_status_dcd4c09806eb4716_c4f33a9f();

ALTER TABLE refunds RENAME COLUMN status TO nself_old_status_e0c7bc48;

ALTER TABLE refunds RENAME COLUMN nself_new_status_dcd4c098_51642562 TO status;

ALTER TYPE status RENAME TO nself_old_status_e0c7bc48;

ALTER TYPE nself_new_status_b41c2d41_90c392af RENAME TO status;

ALTER TABLE orders ALTER COLUMN status SET DEFAULT 'open';

ALTER INDEX orders_by_status RENAME TO nself_old_orders_by_status_c2fa40f4;

ALTER INDEX nself_new_orders_by_status_b4f85839_225cea18 RENAME TO orders_by_status;

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

ALTER INDEX nself_new_idx_orders_seen_code_0958c702_2ef94ec4 RENAME TO idx_orders_seen_code;

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

ALTER TABLE refunds RENAME CONSTRAINT nself_new_refunds_status_key_6b1c5111_d103a578 TO refunds_status_key;

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
