-- file: add_fresh_order_id_fkey
ALTER TABLE fresh DROP CONSTRAINT fresh_order_id_fkey;

-- file: replace_orders_seller_id_fkey
-- hasura:no-transaction

ALTER TABLE orders RENAME CONSTRAINT orders_seller_id_fkey TO nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

ALTER TABLE orders
    ADD CONSTRAINT orders_seller_id_fkey FOREIGN KEY (seller_id) REFERENCES users (id) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_seller_id_fkey;

-- file: validate_new_orders_seller_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef,
    ADD CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef FOREIGN KEY (seller_id) REFERENCES users (id) ON DELETE SET NULL NOT VALID;

-- file: add_new_orders_seller_id_fkey
ALTER TABLE orders DROP CONSTRAINT nself_new_orders_seller_id_fkey_f86a8354_412c84ef;

-- file: validate_orders_user_id_fkey
ALTER TABLE orders
    DROP CONSTRAINT orders_user_id_fkey,
    ADD CONSTRAINT orders_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;

-- file: add_orders_user_id_fkey
ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey;

-- file: drop_old_orders_of_user
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY nself_old_orders_of_user_03d3b032 ON orders (user_id, amount);

-- file: replace_orders_of_user
ALTER INDEX orders_of_user RENAME TO nself_new_orders_of_user_283a499b_0c90537a;

ALTER INDEX nself_old_orders_of_user_03d3b032 RENAME TO orders_of_user;

-- file: add_new_orders_of_user
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_of_user_283a499b_0c90537a;

-- file: comment_on_orders_idx_orders_number
COMMENT ON INDEX idx_orders_number IS NULL;

-- file: add_idx_orders_number
-- hasura:no-transaction

DROP INDEX CONCURRENTLY idx_orders_number;

-- file: validate_orders_number
ALTER TABLE orders
    DROP CONSTRAINT orders_number,
    ADD CONSTRAINT orders_number CHECK (number < 1000000) NOT VALID;

-- file: add_orders_number
ALTER TABLE orders DROP CONSTRAINT orders_number;

-- file: validate_orders_amount
ALTER TABLE orders
    DROP CONSTRAINT orders_amount,
    ADD CONSTRAINT orders_amount CHECK (amount >= 1) NOT VALID;

-- file: add_orders_amount
ALTER TABLE orders DROP CONSTRAINT orders_amount;

-- file: add_orders_number_key
-- hasura:no-transaction

ALTER TABLE orders DROP CONSTRAINT orders_number_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4 ON orders (number);

-- file: add_new_orders_number_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_number_key_3502ecda_3d258ee4;

-- file: add_users_email_key
-- hasura:no-transaction

ALTER TABLE users DROP CONSTRAINT users_email_key;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc ON users (email);

-- file: add_new_users_email_key
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_users_email_key_aa8d7090_59d775bc;

-- file: drop_old_id_from_tickets
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE tickets ADD COLUMN nself_old_id_e27c33eb integer;

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
                UPDATE tickets SET nself_old_id_e27c33eb = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM tickets
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_id_e27c33eb IS NULL AND id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE tickets SET nself_old_id_e27c33eb = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_id_e27c33eb IS NULL AND id IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'tickets.nself_old_id_e27c33eb', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM tickets WHERE nself_old_id_e27c33eb IS NULL AND id IS NOT NULL;
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

ALTER TABLE tickets
    ADD CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214 CHECK (nself_old_id_e27c33eb IS NOT NULL) NOT VALID;

ALTER TABLE tickets VALIDATE CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214;

ALTER TABLE tickets ALTER COLUMN nself_old_id_e27c33eb SET NOT NULL;

ALTER TABLE tickets DROP CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214;

-- file: validate_answers_ticket_id_fkey
ALTER TABLE answers
    DROP CONSTRAINT answers_ticket_id_fkey,
    ADD CONSTRAINT answers_ticket_id_fkey FOREIGN KEY (ticket_id) REFERENCES tickets (id) NOT VALID;

-- file: drop_answers_ticket_id_fkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_tickets_pkey_e8625b49_595c19c1 ON tickets (nself_old_id_e27c33eb);

ALTER TABLE answers
    ADD CONSTRAINT nself_old_answers_ticket_id_fkey_ef39b85c FOREIGN KEY (ticket_id) REFERENCES tickets (nself_old_id_e27c33eb) NOT VALID;

ALTER TABLE answers VALIDATE CONSTRAINT nself_old_answers_ticket_id_fkey_ef39b85c;

ALTER TABLE answers DROP CONSTRAINT answers_ticket_id_fkey;

CREATE UNIQUE INDEX CONCURRENTLY nself_old_nself_new_tickets_pkey_7e86ddb9_201430e1_b9ab8cda ON tickets (id);

ALTER TABLE tickets
    DROP CONSTRAINT tickets_pkey,
    ADD CONSTRAINT tickets_pkey PRIMARY KEY USING INDEX nself_new_tickets_pkey_e8625b49_595c19c1;

ALTER INDEX nself_old_nself_new_tickets_pkey_7e86ddb9_201430e1_b9ab8cda RENAME TO nself_new_tickets_pkey_7e86ddb9_201430e1;

ALTER TABLE answers RENAME CONSTRAINT nself_old_answers_ticket_id_fkey_ef39b85c TO answers_ticket_id_fkey;

-- file: put_tickets_id_in_place
DROP TRIGGER nself_old_id_e27c33eb ON tickets;

DROP FUNCTION nself_follow_tickets_nself_old_id_e27c33eb_5cb2eea0();

ALTER TABLE tickets ALTER COLUMN nself_old_id_e27c33eb ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME nself_old_tickets_id_seq_187f1d23);

SELECT setval(pg_get_serial_sequence('tickets', 'nself_old_id_e27c33eb'), pg_sequence_last_value(pg_get_serial_sequence('tickets', 'id')::regclass));

ALTER TABLE tickets ALTER COLUMN id DROP IDENTITY;

ALTER SEQUENCE nself_old_tickets_id_seq_187f1d23 RENAME TO tickets_id_seq;

ALTER TABLE tickets RENAME COLUMN id TO nself_new_id_1da0f6e8_5e2fc733;

ALTER TABLE tickets RENAME COLUMN nself_old_id_e27c33eb TO id;

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

-- file: add_new_tickets_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_tickets_pkey_7e86ddb9_201430e1;

-- file: require_tickets_new_id
-- hasura:no-transaction

ALTER TABLE tickets
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

ALTER TABLE tickets ALTER COLUMN nself_new_id_1da0f6e8_5e2fc733 DROP NOT NULL;

ALTER TABLE tickets VALIDATE CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: validate_not_null_nself_new_id_1da0f6e8
ALTER TABLE tickets
    DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df,
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_id_1da0f6e8
ALTER TABLE tickets DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: fill_tickets_new_id
SELECT 1;

-- file: add_new_id_to_tickets
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of tickets.id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of tickets.id that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_id_1da0f6e8_5e2fc733 ON tickets;

DROP FUNCTION nself_follow_tickets_nself_new_id_1da0f6e8_5e2fc733_5473386e();

ALTER TABLE tickets DROP COLUMN nself_new_id_1da0f6e8_5e2fc733;

-- file: drop_old_order_id_from_refunds
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE refunds ADD COLUMN nself_old_order_id_b869ef8b integer;

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
                UPDATE refunds SET nself_old_order_id_b869ef8b = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM refunds
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_order_id_b869ef8b IS NULL AND order_id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE refunds SET nself_old_order_id_b869ef8b = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_order_id_b869ef8b IS NULL AND order_id IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'refunds.nself_old_order_id_b869ef8b', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM refunds WHERE nself_old_order_id_b869ef8b IS NULL AND order_id IS NOT NULL;
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

ALTER TABLE refunds
    ADD CONSTRAINT nself_old_refunds_order_id_fkey_370b202c FOREIGN KEY (nself_old_order_id_b869ef8b) REFERENCES orders (id) NOT VALID;

ALTER TABLE refunds VALIDATE CONSTRAINT nself_old_refunds_order_id_fkey_370b202c;

-- file: put_refunds_order_id_in_place_and_1_more
DROP TRIGGER nself_old_order_id_b869ef8b ON refunds;

DROP FUNCTION nself_follow_refunds_nself_old_order_id_b869ef8b_0dafa064();

ALTER TABLE refunds RENAME CONSTRAINT refunds_order_id_fkey TO nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa;

ALTER TABLE refunds RENAME CONSTRAINT nself_old_refunds_order_id_fkey_370b202c TO refunds_order_id_fkey;

ALTER TABLE refunds RENAME COLUMN order_id TO nself_new_order_id_4bc8152c_ef8ca745;

ALTER TABLE refunds RENAME COLUMN nself_old_order_id_b869ef8b TO order_id;

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

-- file: validate_new_refunds_order_id_fkey
ALTER TABLE refunds
    DROP CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa,
    ADD CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa FOREIGN KEY (nself_new_order_id_4bc8152c_ef8ca745) REFERENCES orders (id) NOT VALID;

-- file: add_new_refunds_order_id_fkey
ALTER TABLE refunds DROP CONSTRAINT nself_new_refunds_order_id_fkey_b94b8b63_aa0a81fa;

-- file: fill_refunds_new_order_id
SELECT 1;

-- file: add_new_order_id_to_refunds
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of refunds.order_id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of refunds.order_id that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_order_id_4bc8152c_ef8ca745 ON refunds;

DROP FUNCTION nself_follow_refunds_nself_new_order_id_4bc81569ae76d7_c5e1171a();

ALTER TABLE refunds DROP COLUMN nself_new_order_id_4bc8152c_ef8ca745;

-- file: drop_old_cents_from_payments
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE payments ADD COLUMN nself_old_cents_f1b6d1bf integer;

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
                UPDATE payments SET nself_old_cents_f1b6d1bf = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM payments
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_cents_f1b6d1bf IS NULL AND cents IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE payments SET nself_old_cents_f1b6d1bf = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_cents_f1b6d1bf IS NULL AND cents IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'payments.nself_old_cents_f1b6d1bf', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM payments WHERE nself_old_cents_f1b6d1bf IS NULL AND cents IS NOT NULL;
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

CREATE INDEX CONCURRENTLY nself_old_payments_by_reference_9a380e9c ON payments (reference, nself_old_cents_f1b6d1bf);

CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_old_payments_cents_ke75d3ac86_a3bbefd7_f2078d4b ON payments (nself_old_cents_f1b6d1bf);

ALTER TABLE payments
    ADD CONSTRAINT nself_old_payments_cents_key_6e5d86a3 UNIQUE USING INDEX nself_new_nself_old_payments_cents_ke75d3ac86_a3bbefd7_f2078d4b;

ALTER TABLE payments
    ADD CONSTRAINT nself_not_null_nself_old_cents_f1b6d1bf_d5a397e9 CHECK (nself_old_cents_f1b6d1bf IS NOT NULL) NOT VALID;

ALTER TABLE payments VALIDATE CONSTRAINT nself_not_null_nself_old_cents_f1b6d1bf_d5a397e9;

ALTER TABLE payments ALTER COLUMN nself_old_cents_f1b6d1bf SET NOT NULL;

ALTER TABLE payments DROP CONSTRAINT nself_not_null_nself_old_cents_f1b6d1bf_d5a397e9;

-- file: put_payments_cents_in_place_and_2_more
DROP TRIGGER nself_old_cents_f1b6d1bf ON payments;

DROP FUNCTION nself_follow_payments_nself_old_cents_f1b6d1bf_1c7a0d2f();

ALTER TABLE payments RENAME CONSTRAINT payments_cents_key TO nself_new_payments_cents_key_d6fe317e_c7033c35;

ALTER TABLE payments RENAME CONSTRAINT nself_old_payments_cents_key_6e5d86a3 TO payments_cents_key;

ALTER INDEX payments_by_reference RENAME TO nself_new_payments_by_reference_b83b8b3d_ba17e4f1;

ALTER INDEX nself_old_payments_by_reference_9a380e9c RENAME TO payments_by_reference;

ALTER TABLE payments ALTER COLUMN cents DROP DEFAULT;

ALTER TABLE payments ALTER COLUMN nself_old_cents_f1b6d1bf SET DEFAULT 1;

ALTER TABLE payments RENAME COLUMN cents TO nself_new_cents_8df40794_05e0e7d0;

ALTER TABLE payments RENAME COLUMN nself_old_cents_f1b6d1bf TO cents;

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

-- file: require_payments_new_cents
-- hasura:no-transaction

ALTER TABLE payments
    ADD CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418 CHECK (nself_new_cents_8df40794_05e0e7d0 IS NOT NULL) NOT VALID;

ALTER TABLE payments ALTER COLUMN nself_new_cents_8df40794_05e0e7d0 DROP NOT NULL;

ALTER TABLE payments VALIDATE CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418;

-- file: validate_not_null_nself_new_cents_8df40794
ALTER TABLE payments
    DROP CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418,
    ADD CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418 CHECK (nself_new_cents_8df40794_05e0e7d0 IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_cents_8df40794
ALTER TABLE payments DROP CONSTRAINT nself_not_null_nself_new_cents_8df40794_05e0e7d0_4c61d418;

-- file: add_new_payments_cents_key
-- hasura:no-transaction

ALTER TABLE payments DROP CONSTRAINT nself_new_payments_cents_key_d6fe317e_c7033c35;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536 ON payments (nself_new_cents_8df40794_05e0e7d0);

-- file: add_new_nself_new_payments_cents_ke03cb4002
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_nself_new_payments_cents_ke03cb4002_d6fe317e_0a1be536;

-- file: add_new_payments_by_reference
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_payments_by_reference_b83b8b3d_ba17e4f1;

-- file: fill_payments_new_cents
SELECT 1;

-- file: add_new_cents_to_payments
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of payments.cents that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of payments.cents that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_cents_8df40794_05e0e7d0 ON payments;

DROP FUNCTION nself_follow_payments_nself_new_cents_8df40794df6f3601_45bcac03();

ALTER TABLE payments DROP COLUMN nself_new_cents_8df40794_05e0e7d0;

-- file: allow_null_in_orders_code
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row that has NULL in orders.code by then makes the way back fail
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_code_26027c2c CHECK (code IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_code_26027c2c;

ALTER TABLE orders ALTER COLUMN code SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_code_26027c2c;

-- file: require_orders_user_id
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN user_id DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: validate_not_null_user_id
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_user_id_ee705b96,
    ADD CONSTRAINT nself_not_null_user_id_ee705b96 CHECK (user_id IS NOT NULL) NOT VALID;

-- file: add_not_null_user_id
ALTER TABLE orders DROP CONSTRAINT nself_not_null_user_id_ee705b96;

-- file: require_users_email
-- hasura:no-transaction

ALTER TABLE users
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

ALTER TABLE users ALTER COLUMN email DROP NOT NULL;

ALTER TABLE users VALIDATE CONSTRAINT nself_not_null_email_cba512eb;

-- file: validate_not_null_email
ALTER TABLE users
    DROP CONSTRAINT nself_not_null_email_cba512eb,
    ADD CONSTRAINT nself_not_null_email_cba512eb CHECK (email IS NOT NULL) NOT VALID;

-- file: add_not_null_email
ALTER TABLE users DROP CONSTRAINT nself_not_null_email_cba512eb;

-- file: require_orders_token
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN token DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_token_7db0ee89;

-- file: validate_not_null_token
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_token_7db0ee89,
    ADD CONSTRAINT nself_not_null_token_7db0ee89 CHECK (token IS NOT NULL) NOT VALID;

-- file: add_not_null_token
ALTER TABLE orders DROP CONSTRAINT nself_not_null_token_7db0ee89;

-- file: fill_orders_token
SELECT 1;

-- file: add_fresh_table_and_1_more
-- DATA_LOSS_ON_DOWN: the way back drops column orders.token with all its values
ALTER TABLE orders
    ALTER COLUMN token DROP DEFAULT,
    DROP COLUMN token;

DROP TABLE fresh;

-- file: drop_nself_old_state_0f13ee9c_enum
CREATE TYPE nself_old_state_0f13ee9c AS ENUM (
    'packed',
    'sent',
    'lost'
);

-- file: drop_old_state_from_parcels
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE parcels ADD COLUMN nself_old_state_0f13ee9c nself_old_state_0f13ee9c;

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
                UPDATE parcels SET nself_old_state_0f13ee9c = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM parcels
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_state_0f13ee9c IS NULL AND state IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE parcels SET nself_old_state_0f13ee9c = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_state_0f13ee9c IS NULL AND state IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'parcels.nself_old_state_0f13ee9c', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM parcels WHERE nself_old_state_0f13ee9c IS NULL AND state IS NOT NULL;
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

CREATE INDEX CONCURRENTLY nself_old_idx_parcels_state_5881066d ON parcels (nself_old_state_0f13ee9c);

ALTER TABLE parcels
    ADD CONSTRAINT nself_not_null_nself_old_state_0f13ee9c_b4fc9a50 CHECK (nself_old_state_0f13ee9c IS NOT NULL) NOT VALID;

ALTER TABLE parcels VALIDATE CONSTRAINT nself_not_null_nself_old_state_0f13ee9c_b4fc9a50;

ALTER TABLE parcels ALTER COLUMN nself_old_state_0f13ee9c SET NOT NULL;

ALTER TABLE parcels DROP CONSTRAINT nself_not_null_nself_old_state_0f13ee9c_b4fc9a50;

-- file: put_parcels_state_in_place_and_3_more
DROP TRIGGER nself_old_state_0f13ee9c ON parcels;

DROP FUNCTION nself_follow_parcels_nself_old_state_0f13ee9c_483ffc51();

ALTER INDEX idx_parcels_state RENAME TO nself_new_idx_parcels_state_99ff7a7d_801d7c76;

ALTER INDEX nself_old_idx_parcels_state_5881066d RENAME TO idx_parcels_state;

ALTER TABLE parcels ALTER COLUMN state DROP DEFAULT;

ALTER TYPE state RENAME TO nself_new_state_84c177f9_24ea4d61;

ALTER TYPE nself_old_state_0f13ee9c RENAME TO state;

ALTER TABLE parcels ALTER COLUMN nself_old_state_0f13ee9c SET DEFAULT 'packed'::public.state;

ALTER TABLE parcels RENAME COLUMN state TO nself_new_state_853ed8cd_226be0f5;

ALTER TABLE parcels RENAME COLUMN nself_old_state_0f13ee9c TO state;

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

-- file: require_parcels_new_state
-- hasura:no-transaction

ALTER TABLE parcels
    ADD CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325 CHECK (nself_new_state_853ed8cd_226be0f5 IS NOT NULL) NOT VALID;

ALTER TABLE parcels ALTER COLUMN nself_new_state_853ed8cd_226be0f5 DROP NOT NULL;

ALTER TABLE parcels VALIDATE CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325;

-- file: validate_not_null_nself_new_state_853ed8cd
ALTER TABLE parcels
    DROP CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325,
    ADD CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325 CHECK (nself_new_state_853ed8cd_226be0f5 IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_state_853ed8cd
ALTER TABLE parcels DROP CONSTRAINT nself_not_null_nself_new_state_853ed8cd_226be0f5_de413325;

-- file: add_new_idx_parcels_state
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_idx_parcels_state_99ff7a7d_801d7c76;

-- file: fill_parcels_new_state
SELECT 1;

-- file: add_new_state_to_parcels
DROP TRIGGER nself_new_state_853ed8cd_226be0f5 ON parcels;

DROP FUNCTION nself_follow_parcels_nself_new_state_853ed8cd_226be0f5_21f78192();

ALTER TABLE parcels DROP COLUMN nself_new_state_853ed8cd_226be0f5;

-- file: add_nself_new_state_84c177f9_24ea4d61_enum
-- STRUCTURE: not what the way up lost (values of parcels.state become others, and which they were is not kept)
DROP TYPE nself_new_state_84c177f9_24ea4d61;

-- file: drop_orders_code_key
-- hasura:no-transaction

-- MAY_FAIL_ON_DOWN: a row of orders that breaks orders.orders_code_key by then makes the way back fail
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_code_key_a5911150_df5396d2 ON orders (code);

ALTER TABLE orders
    ADD CONSTRAINT orders_code_key UNIQUE USING INDEX nself_new_orders_code_key_a5911150_df5396d2;

-- file: drop_orders_amount
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT orders_amount CHECK (amount > 0) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT orders_amount;

-- file: drop_idx_orders_amount
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY idx_orders_amount ON orders (amount);

-- file: drop_users_email
-- hasura:no-transaction

CREATE INDEX CONCURRENTLY users_email ON users (email);
