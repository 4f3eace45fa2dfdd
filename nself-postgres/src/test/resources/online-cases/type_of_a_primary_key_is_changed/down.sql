-- file: drop_old_id_from_orders
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE orders ADD COLUMN nself_old_id_e27c33eb integer;

CREATE FUNCTION nself_follow_orders_nself_old_id_e27c33eb_5fb2cb42() RETURNS trigger LANGUAGE plpgsql
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

CREATE TRIGGER nself_old_id_e27c33eb BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_id_e27c33eb_5fb2cb42();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_id_e27c33eb;

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
                UPDATE orders SET nself_old_id_e27c33eb = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_id_e27c33eb IS NULL AND id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_old_id_e27c33eb = DEFAULT
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_old_id_e27c33eb', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_old_id_e27c33eb IS NULL AND id IS NOT NULL;
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

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214 CHECK (nself_old_id_e27c33eb IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214;

ALTER TABLE orders ALTER COLUMN nself_old_id_e27c33eb SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_old_id_e27c33eb_64eea214;

-- file: validate_notes_of
ALTER TABLE notes
    DROP CONSTRAINT notes_of,
    ADD CONSTRAINT notes_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE NOT VALID;

-- file: validate_lines_order_id_fkey
ALTER TABLE lines
    DROP CONSTRAINT lines_order_id_fkey,
    ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;

-- file: drop_lines_order_id_fkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_pkey_e8625b49_ea6b8518 ON orders (nself_old_id_e27c33eb);

ALTER TABLE lines
    ADD CONSTRAINT nself_old_lines_order_id_fkey_6c8c838e FOREIGN KEY (order_id) REFERENCES orders (nself_old_id_e27c33eb) NOT VALID;

ALTER TABLE lines VALIDATE CONSTRAINT nself_old_lines_order_id_fkey_6c8c838e;

ALTER TABLE lines DROP CONSTRAINT lines_order_id_fkey;

ALTER TABLE notes
    ADD CONSTRAINT nself_old_notes_of_1e99671d FOREIGN KEY (order_id) REFERENCES orders (nself_old_id_e27c33eb) ON DELETE CASCADE NOT VALID;

ALTER TABLE notes VALIDATE CONSTRAINT nself_old_notes_of_1e99671d;

ALTER TABLE notes DROP CONSTRAINT notes_of;

CREATE UNIQUE INDEX CONCURRENTLY nself_old_nself_new_orders_pkey_7e86ddb9_7d03122b_f1d1e864 ON orders (id);

ALTER TABLE orders
    DROP CONSTRAINT orders_pkey,
    ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX nself_new_orders_pkey_e8625b49_ea6b8518;

ALTER INDEX nself_old_nself_new_orders_pkey_7e86ddb9_7d03122b_f1d1e864 RENAME TO nself_new_orders_pkey_7e86ddb9_7d03122b;

ALTER TABLE lines RENAME CONSTRAINT nself_old_lines_order_id_fkey_6c8c838e TO lines_order_id_fkey;

ALTER TABLE notes RENAME CONSTRAINT nself_old_notes_of_1e99671d TO notes_of;

-- file: put_orders_id_in_place
DROP TRIGGER nself_old_id_e27c33eb ON orders;

DROP FUNCTION nself_follow_orders_nself_old_id_e27c33eb_5fb2cb42();

ALTER TABLE orders ALTER COLUMN nself_old_id_e27c33eb ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME nself_old_orders_id_seq_9b1b20fc);

SELECT setval(pg_get_serial_sequence('orders', 'nself_old_id_e27c33eb'), pg_sequence_last_value(pg_get_serial_sequence('orders', 'id')::regclass));

ALTER TABLE orders ALTER COLUMN id DROP IDENTITY;

ALTER SEQUENCE nself_old_orders_id_seq_9b1b20fc RENAME TO orders_id_seq;

ALTER TABLE orders RENAME COLUMN id TO nself_new_id_1da0f6e8_5e2fc733;

ALTER TABLE orders RENAME COLUMN nself_old_id_e27c33eb TO id;

CREATE FUNCTION nself_follow_orders_nself_new_id_1da0f6e8_5e2fc733_dbf4deb1() RETURNS trigger LANGUAGE plpgsql
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

CREATE TRIGGER nself_new_id_1da0f6e8_5e2fc733 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_id_1da0f6e8_5e2fc733_dbf4deb1();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_id_1da0f6e8_5e2fc733;

-- file: add_new_orders_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_pkey_7e86ddb9_7d03122b;

-- file: require_orders_new_id
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN nself_new_id_1da0f6e8_5e2fc733 DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: validate_not_null_nself_new_id_1da0f6e8
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df,
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_id_1da0f6e8
ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: fill_orders_new_id
SELECT 1;

-- file: add_new_id_to_orders
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of orders.id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of orders.id that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_id_1da0f6e8_5e2fc733 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_id_1da0f6e8_5e2fc733_dbf4deb1();

ALTER TABLE orders DROP COLUMN nself_new_id_1da0f6e8_5e2fc733;
