-- file: drop_users_email
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index users_email of users become slower
-- NON_TRANSACTIONAL: users.users_email is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index users.users_email is left behind, not valid
DROP INDEX CONCURRENTLY users_email;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

-- INDEX_DROPPED: queries that use index idx_orders_amount of orders become slower
-- NON_TRANSACTIONAL: orders.idx_orders_amount is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_amount is left behind, not valid
DROP INDEX CONCURRENTLY idx_orders_amount;

-- file: drop_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

-- file: drop_orders_code_key
-- INDEX_DROPPED: the index of orders.orders_code_key goes, and nothing keeps two rows with the same values apart any more
ALTER TABLE orders DROP CONSTRAINT orders_code_key;

-- file: add_nself_new_state_84c177f9_24ea4d61_enum
-- DATA_LOSS: values of parcels.state become others, and which they were is not kept
CREATE TYPE nself_new_state_84c177f9_24ea4d61 AS ENUM (
    'sent',
    'packed'
);

-- file: add_new_state_to_parcels
ALTER TABLE parcels ADD COLUMN nself_new_state_853ed8cd_226be0f5 nself_new_state_84c177f9_24ea4d61;

CREATE FUNCTION nself_follow_parcels_nself_new_state_853ed8cd_226be0f5_21f78192() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_state_853ed8cd_226be0f5 := (CASE NEW.state::text WHEN 'lost' THEN 'sent' ELSE NEW.state::text END)::nself_new_state_84c177f9_24ea4d61;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_state_853ed8cd_226be0f5 BEFORE INSERT OR UPDATE ON parcels
    FOR EACH ROW EXECUTE FUNCTION nself_follow_parcels_nself_new_state_853ed8cd_226be0f5_21f78192();

ALTER TABLE parcels ENABLE ALWAYS TRIGGER nself_new_state_853ed8cd_226be0f5;

-- file: fill_parcels_new_state
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('parcels'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE parcels SET nself_new_state_853ed8cd_226be0f5 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM parcels
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_state_853ed8cd_226be0f5 IS NULL AND state IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE parcels SET nself_new_state_853ed8cd_226be0f5 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_state_853ed8cd_226be0f5 IS NULL AND state IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'parcels.nself_new_state_853ed8cd_226be0f5', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM parcels WHERE nself_new_state_853ed8cd_226be0f5 IS NULL AND state IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('parcels'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_idx_parcels_state
-- hasura:no-transaction

-- NON_TRANSACTIONAL: parcels.nself_new_idx_parcels_state_99ff7a7d_801d7c76 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index parcels.nself_new_idx_parcels_state_99ff7a7d_801d7c76 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_idx_parcels_state_99ff7a7d_801d7c76 ON parcels (nself_new_state_853ed8cd_226be0f5);

-- file: add_not_null_nself_new_state_853ed8cd
ALTER TABLE parcels
    ADD CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325 CHECK (nself_new_state_853ed8cd_226be0f5 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_state_853ed8cd
ALTER TABLE parcels VALIDATE CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325;

-- file: require_parcels_new_state
ALTER TABLE parcels ALTER COLUMN nself_new_state_853ed8cd_226be0f5 SET NOT NULL;

ALTER TABLE parcels DROP CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325;

-- file: put_parcels_state_in_place_and_3_more
-- BREAKS_RUNNING_CODE: parcels.state is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit nself_old_state_0f13ee9c cannot be written
DROP TRIGGER nself_new_state_853ed8cd_226be0f5 ON parcels;

DROP FUNCTION nself_follow_parcels_nself_new_state_853ed8cd_226be0f5_21f78192();

ALTER TABLE parcels RENAME COLUMN state TO nself_old_state_0f13ee9c;

ALTER TABLE parcels RENAME COLUMN nself_new_state_853ed8cd_226be0f5 TO state;

ALTER TABLE parcels ALTER COLUMN nself_old_state_0f13ee9c DROP DEFAULT;

ALTER TYPE state RENAME TO nself_old_state_0f13ee9c;

ALTER TYPE nself_new_state_84c177f9_24ea4d61 RENAME TO state;

ALTER TABLE parcels ALTER COLUMN state SET DEFAULT 'packed'::public.state;

ALTER INDEX idx_parcels_state RENAME TO nself_old_idx_parcels_state_5881066d;

ALTER INDEX nself_new_idx_parcels_state_99ff7a7d_801d7c76 RENAME TO idx_parcels_state;

CREATE FUNCTION nself_follow_parcels_nself_old_state_0f13ee9c_483ffc51() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_state_0f13ee9c := NEW.state::text::nself_old_state_0f13ee9c;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_state_0f13ee9c BEFORE INSERT OR UPDATE ON parcels
    FOR EACH ROW EXECUTE FUNCTION nself_follow_parcels_nself_old_state_0f13ee9c_483ffc51();

ALTER TABLE parcels ENABLE ALWAYS TRIGGER nself_old_state_0f13ee9c;

-- file: drop_old_state_from_parcels
DROP TRIGGER nself_old_state_0f13ee9c ON parcels;

DROP FUNCTION nself_follow_parcels_nself_old_state_0f13ee9c_483ffc51();

DROP INDEX nself_old_idx_parcels_state_5881066d;

ALTER TABLE parcels DROP COLUMN nself_old_state_0f13ee9c;

-- file: drop_nself_old_state_0f13ee9c_enum
DROP TYPE nself_old_state_0f13ee9c;

-- file: add_fresh_table_and_1_more
CREATE TABLE fresh (
    id bigint PRIMARY KEY,
    order_id bigint
);

ALTER TABLE orders
    ADD COLUMN token uuid,
    ALTER COLUMN token SET DEFAULT gen_random_uuid();

-- file: fill_orders_token
-- hasura:no-transaction
-- nself:repeatable

-- NON_TRANSACTIONAL: the rows of orders get their token in batches, each committed by itself; what is cut off goes on where it was
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
                UPDATE orders SET token = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND token IS NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET token = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND token IS NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.token', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE token IS NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('orders'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
END
$fill$;

-- file: add_not_null_token
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

-- file: validate_not_null_token
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_token_7db0ee89;

-- file: require_orders_token
ALTER TABLE orders ALTER COLUMN token SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_token_7db0ee89;

-- file: add_not_null_email
-- BREAKS_RUNNING_CODE: code that writes to users and does not give email fails from here on
ALTER TABLE users
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

-- file: validate_not_null_email
-- MAY_FAIL_ON_DATA: a row that has NULL in users.email makes it fail
ALTER TABLE users VALIDATE CONSTRAINT nself_not_null_email_cba512eb;

-- file: require_users_email
ALTER TABLE users ALTER COLUMN email SET NOT NULL;

ALTER TABLE users DROP CONSTRAINT nself_not_null_email_cba512eb;

-- file: add_not_null_user_id
-- BREAKS_RUNNING_CODE: code that writes to orders and does not give user_id fails from here on
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: validate_not_null_user_id
-- MAY_FAIL_ON_DATA: a row that has NULL in orders.user_id makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_orders_user_id
ALTER TABLE orders ALTER COLUMN user_id SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: allow_null_in_orders_code
ALTER TABLE orders ALTER COLUMN code DROP NOT NULL;

-- file: add_new_cents_to_payments
-- STATS_LOST: what the server knows of the values of payments.cents is forgotten until ANALYZE payments
ALTER TABLE payments ADD COLUMN nself_new_cents_8df40794_05e0e7d0 bigint;

CREATE FUNCTION nself_follow_payments_nself_new_cents_8df40794df6f3601_45bcac03() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_cents_8df40794_05e0e7d0 := NEW.cents;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_cents_8df40794_05e0e7d0 BEFORE INSERT OR UPDATE ON payments
    FOR EACH ROW EXECUTE FUNCTION nself_follow_payments_nself_new_cents_8df40794df6f3601_45bcac03();

ALTER TABLE payments ENABLE ALWAYS TRIGGER nself_new_cents_8df40794_05e0e7d0;

-- file: fill_payments_new_cents
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('payments'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE payments SET nself_new_cents_8df40794_05e0e7d0 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM payments
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_cents_8df40794_05e0e7d0 IS NULL AND cents IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE payments SET nself_new_cents_8df40794_05e0e7d0 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_cents_8df40794_05e0e7d0 IS NULL AND cents IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'payments.nself_new_cents_8df40794_05e0e7d0', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM payments WHERE nself_new_cents_8df40794_05e0e7d0 IS NULL AND cents IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('payments'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_payments_by_reference
-- hasura:no-transaction

-- NON_TRANSACTIONAL: payments.nself_new_payments_by_reference_b83b8b3d_ba17e4f1 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index payments.nself_new_payments_by_reference_b83b8b3d_ba17e4f1 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_payments_by_reference_b83b8b3d_ba17e4f1 ON payments (reference, nself_new_cents_8df40794_05e0e7d0);

-- file: add_new_nself_new_payments_cents_ke03cb4002
-- hasura:no-transaction

-- NON_TRANSACTIONAL: payments.nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index payments.nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536 ON payments (nself_new_cents_8df40794_05e0e7d0);

-- file: add_new_payments_cents_key
ALTER TABLE payments
    ADD CONSTRAINT nself_new_payments_cents_key_d6fe317e_c7033c35 UNIQUE USING INDEX nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536;

-- file: add_not_null_nself_new_cents_8df40794
ALTER TABLE payments
    ADD CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418 CHECK (nself_new_cents_8df40794_05e0e7d0 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_cents_8df40794
ALTER TABLE payments VALIDATE CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418;

-- file: require_payments_new_cents
ALTER TABLE payments ALTER COLUMN nself_new_cents_8df40794_05e0e7d0 SET NOT NULL;

ALTER TABLE payments DROP CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418;

-- file: put_payments_cents_in_place_and_2_more
-- BREAKS_RUNNING_CODE: payments.cents is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_cents_8df40794_05e0e7d0 ON payments;

DROP FUNCTION nself_follow_payments_nself_new_cents_8df40794df6f3601_45bcac03();

ALTER TABLE payments RENAME COLUMN cents TO nself_old_cents_f1b6d1bf;

ALTER TABLE payments RENAME COLUMN nself_new_cents_8df40794_05e0e7d0 TO cents;

ALTER TABLE payments ALTER COLUMN nself_old_cents_f1b6d1bf DROP DEFAULT;

ALTER TABLE payments ALTER COLUMN cents SET DEFAULT 1;

ALTER INDEX payments_by_reference RENAME TO nself_old_payments_by_reference_9a380e9c;

ALTER INDEX nself_new_payments_by_reference_b83b8b3d_ba17e4f1 RENAME TO payments_by_reference;

ALTER TABLE payments RENAME CONSTRAINT payments_cents_key TO nself_old_payments_cents_key_6e5d86a3;

ALTER TABLE payments RENAME CONSTRAINT nself_new_payments_cents_key_d6fe317e_c7033c35 TO payments_cents_key;

CREATE FUNCTION nself_follow_payments_nself_old_cents_f1b6d1bf_1c7a0d2f() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_cents_f1b6d1bf := NEW.cents;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_cents_f1b6d1bf BEFORE INSERT OR UPDATE ON payments
    FOR EACH ROW EXECUTE FUNCTION nself_follow_payments_nself_old_cents_f1b6d1bf_1c7a0d2f();

ALTER TABLE payments ENABLE ALWAYS TRIGGER nself_old_cents_f1b6d1bf;

-- file: drop_old_cents_from_payments
DROP TRIGGER nself_old_cents_f1b6d1bf ON payments;

DROP FUNCTION nself_follow_payments_nself_old_cents_f1b6d1bf_1c7a0d2f();

ALTER TABLE payments DROP CONSTRAINT nself_old_payments_cents_key_6e5d86a3;

DROP INDEX nself_old_payments_by_reference_9a380e9c;

ALTER TABLE payments DROP COLUMN nself_old_cents_f1b6d1bf;

-- file: add_new_order_id_to_refunds
-- STATS_LOST: what the server knows of the values of refunds.order_id is forgotten until ANALYZE refunds
ALTER TABLE refunds ADD COLUMN nself_new_order_id_4bc8152c_ef8ca745 bigint;

CREATE FUNCTION nself_follow_refunds_nself_new_order_id_4bc81569ae76d7_c5e1171a() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_order_id_4bc8152c_ef8ca745 := NEW.order_id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_order_id_4bc8152c_ef8ca745 BEFORE INSERT OR UPDATE ON refunds
    FOR EACH ROW EXECUTE FUNCTION nself_follow_refunds_nself_new_order_id_4bc81569ae76d7_c5e1171a();

ALTER TABLE refunds ENABLE ALWAYS TRIGGER nself_new_order_id_4bc8152c_ef8ca745;

-- file: fill_refunds_new_order_id
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
                UPDATE refunds SET nself_new_order_id_4bc8152c_ef8ca745 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM refunds
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_order_id_4bc8152c_ef8ca745 IS NULL AND order_id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE refunds SET nself_new_order_id_4bc8152c_ef8ca745 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_order_id_4bc8152c_ef8ca745 IS NULL AND order_id IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'refunds.nself_new_order_id_4bc8152c_ef8ca745', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM refunds WHERE nself_new_order_id_4bc8152c_ef8ca745 IS NULL AND order_id IS NOT NULL;
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

-- file: add_new_refunds_order_id_fkey
ALTER TABLE refunds
    ADD CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa FOREIGN KEY (nself_new_order_id_4bc8152c_ef8ca745) REFERENCES orders (id) NOT VALID;

-- file: validate_new_refunds_order_id_fkey
ALTER TABLE refunds VALIDATE CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa;

-- file: put_refunds_order_id_in_place_and_1_more
-- BREAKS_RUNNING_CODE: refunds.order_id is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_order_id_4bc8152c_ef8ca745 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_new_order_id_4bc81569ae76d7_c5e1171a();

ALTER TABLE refunds RENAME COLUMN order_id TO nself_old_order_id_b869ef8b;

ALTER TABLE refunds RENAME COLUMN nself_new_order_id_4bc8152c_ef8ca745 TO order_id;

ALTER TABLE refunds RENAME CONSTRAINT refunds_order_id_fkey TO nself_old_refunds_order_id_fkey_370b202c;

ALTER TABLE refunds RENAME CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa TO refunds_order_id_fkey;

CREATE FUNCTION nself_follow_refunds_nself_old_order_id_b869ef8b_0dafa064() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_order_id_b869ef8b := NEW.order_id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_order_id_b869ef8b BEFORE INSERT OR UPDATE ON refunds
    FOR EACH ROW EXECUTE FUNCTION nself_follow_refunds_nself_old_order_id_b869ef8b_0dafa064();

ALTER TABLE refunds ENABLE ALWAYS TRIGGER nself_old_order_id_b869ef8b;

-- file: drop_old_order_id_from_refunds
DROP TRIGGER nself_old_order_id_b869ef8b ON refunds;

DROP FUNCTION nself_follow_refunds_nself_old_order_id_b869ef8b_0dafa064();

ALTER TABLE refunds DROP CONSTRAINT nself_old_refunds_order_id_fkey_370b202c;

ALTER TABLE refunds DROP COLUMN nself_old_order_id_b869ef8b;

-- file: add_new_id_to_tickets
-- STATS_LOST: what the server knows of the values of tickets.id is forgotten until ANALYZE tickets
ALTER TABLE tickets ADD COLUMN nself_new_id_1da0f6e8_5e2fc733 bigint;

CREATE FUNCTION nself_follow_tickets_nself_new_id_1da0f6e8_5e2fc733_5473386e() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_id_1da0f6e8_5e2fc733 := NEW.id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_id_1da0f6e8_5e2fc733 BEFORE INSERT OR UPDATE ON tickets
    FOR EACH ROW EXECUTE FUNCTION nself_follow_tickets_nself_new_id_1da0f6e8_5e2fc733_5473386e();

ALTER TABLE tickets ENABLE ALWAYS TRIGGER nself_new_id_1da0f6e8_5e2fc733;

-- file: fill_tickets_new_id
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('tickets'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE tickets SET nself_new_id_1da0f6e8_5e2fc733 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM tickets
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_id_1da0f6e8_5e2fc733 IS NULL AND id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE tickets SET nself_new_id_1da0f6e8_5e2fc733 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_id_1da0f6e8_5e2fc733 IS NULL AND id IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'tickets.nself_new_id_1da0f6e8_5e2fc733', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM tickets WHERE nself_new_id_1da0f6e8_5e2fc733 IS NULL AND id IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('tickets'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_not_null_nself_new_id_1da0f6e8
ALTER TABLE tickets
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_id_1da0f6e8
ALTER TABLE tickets VALIDATE CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: require_tickets_new_id
ALTER TABLE tickets ALTER COLUMN nself_new_id_1da0f6e8_5e2fc733 SET NOT NULL;

ALTER TABLE tickets DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: add_new_tickets_pkey
-- hasura:no-transaction

-- NON_TRANSACTIONAL: tickets.nself_new_tickets_pkey_7e86ddb9_201430e1 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index tickets.nself_new_tickets_pkey_7e86ddb9_201430e1 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_tickets_pkey_7e86ddb9_201430e1 ON tickets (nself_new_id_1da0f6e8_5e2fc733);

-- file: put_tickets_id_in_place
-- BREAKS_RUNNING_CODE: tickets.id is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_id_1da0f6e8_5e2fc733 ON tickets;

DROP FUNCTION nself_follow_tickets_nself_new_id_1da0f6e8_5e2fc733_5473386e();

ALTER TABLE tickets RENAME COLUMN id TO nself_old_id_e27c33eb;

ALTER TABLE tickets RENAME COLUMN nself_new_id_1da0f6e8_5e2fc733 TO id;

ALTER TABLE tickets ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME nself_old_tickets_id_seq_187f1d23);

SELECT setval(pg_get_serial_sequence('tickets', 'id'), pg_sequence_last_value(pg_get_serial_sequence('tickets', 'nself_old_id_e27c33eb')::regclass));

ALTER TABLE tickets ALTER COLUMN nself_old_id_e27c33eb DROP IDENTITY;

ALTER SEQUENCE nself_old_tickets_id_seq_187f1d23 RENAME TO tickets_id_seq;

CREATE FUNCTION nself_follow_tickets_nself_old_id_e27c33eb_5cb2eea0() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_id_e27c33eb := NEW.id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_id_e27c33eb BEFORE INSERT OR UPDATE ON tickets
    FOR EACH ROW EXECUTE FUNCTION nself_follow_tickets_nself_old_id_e27c33eb_5cb2eea0();

ALTER TABLE tickets ENABLE ALWAYS TRIGGER nself_old_id_e27c33eb;

-- file: drop_answers_ticket_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key answers_ticket_id_fkey keeps readers and writers out of tickets too
-- LOCKS_OTHER_TABLE: foreign key answers_ticket_id_fkey keeps writers out of tickets too
ALTER TABLE answers DROP CONSTRAINT answers_ticket_id_fkey;

ALTER TABLE tickets
    DROP CONSTRAINT tickets_pkey,
    ADD CONSTRAINT tickets_pkey PRIMARY KEY USING INDEX nself_new_tickets_pkey_7e86ddb9_201430e1;

ALTER TABLE answers
    ADD CONSTRAINT answers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id) NOT VALID;

-- file: validate_answers_ticket_id_fkey
ALTER TABLE answers VALIDATE CONSTRAINT answers_ticket_id_fkey;

-- file: drop_old_id_from_tickets
DROP TRIGGER nself_old_id_e27c33eb ON tickets;

DROP FUNCTION nself_follow_tickets_nself_old_id_e27c33eb_5cb2eea0();

ALTER TABLE tickets DROP COLUMN nself_old_id_e27c33eb;

-- file: add_new_users_email_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of users with the same email make unique key users_email_key fail
-- NON_TRANSACTIONAL: users.nself_new_users_email_key_aa8d7090_59d775bc is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index users.nself_new_users_email_key_aa8d7090_59d775bc is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc ON users (email);

-- file: add_users_email_key
ALTER TABLE users
    ADD CONSTRAINT users_email_key UNIQUE USING INDEX nself_new_users_email_key_aa8d7090_59d775bc;

-- file: add_new_orders_number_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same number make unique key orders_number_key fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_number_key_3502ecda_3d258ee4 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_number_key_3502ecda_3d258ee4 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4 ON orders (number);

-- file: add_orders_number_key
ALTER TABLE orders
    ADD CONSTRAINT orders_number_key UNIQUE USING INDEX nself_new_orders_number_key_3502ecda_3d258ee4;

-- file: add_orders_amount
ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount >= 1) NOT VALID;

-- file: validate_orders_amount
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_amount makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: add_orders_number
ALTER TABLE orders
    ADD CONSTRAINT orders_number CHECK (number < 1000000) NOT VALID;

-- file: validate_orders_number
-- MAY_FAIL_ON_DATA: a row of orders that breaks check orders_number makes it fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_number;

-- file: add_idx_orders_number
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.idx_orders_number is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.idx_orders_number is left behind, not valid
CREATE INDEX CONCURRENTLY idx_orders_number ON orders (number);

-- file: comment_on_orders_idx_orders_number
COMMENT ON INDEX idx_orders_number IS 'as printed';

-- file: add_new_orders_of_user
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of orders with the same user_id, amount make unique index orders_of_user fail
-- NON_TRANSACTIONAL: orders.nself_new_orders_of_user_283a499b_0c90537a is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_of_user_283a499b_0c90537a is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_old_orders_of_user_03d3b032;

ALTER INDEX nself_new_orders_of_user_283a499b_0c90537a RENAME TO orders_of_user;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_old_orders_of_user_03d3b032 is dropped by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_old_orders_of_user_03d3b032 is left behind, not valid
DROP INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032;

-- file: add_orders_user_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_user_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: validate_orders_user_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_user_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT orders_user_id_fkey;

-- file: add_new_orders_seller_id_fkey
-- LOCKS_OTHER_TABLE: foreign key orders_seller_id_fkey keeps writers out of users too
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef FOREIGN KEY (seller_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- file: validate_new_orders_seller_id_fkey
-- MAY_FAIL_ON_DATA: a row of orders that refers to nothing in users makes foreign key orders_seller_id_fkey fail
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

-- file: replace_orders_seller_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key orders_seller_id_fkey keeps readers and writers out of users too
ALTER TABLE orders DROP CONSTRAINT orders_seller_id_fkey;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef TO orders_seller_id_fkey;

-- file: add_fresh_order_id_fkey
ALTER TABLE fresh
    ADD CONSTRAINT fresh_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id);
