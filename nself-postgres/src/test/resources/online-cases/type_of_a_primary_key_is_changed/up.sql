-- file: add_new_id_to_orders
-- STATS_LOST: what the server knows of the values of orders.id is forgotten until ANALYZE orders
ALTER TABLE orders ADD COLUMN nself_new_id_1da0f6e8_5e2fc733 bigint;

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

-- file: fill_orders_new_id
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
                UPDATE orders SET nself_new_id_1da0f6e8_5e2fc733 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_id_1da0f6e8_5e2fc733 IS NULL AND id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_id_1da0f6e8_5e2fc733 = DEFAULT
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_id_1da0f6e8_5e2fc733', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_id_1da0f6e8_5e2fc733 IS NULL AND id IS NOT NULL;
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

-- file: add_not_null_nself_new_id_1da0f6e8
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df CHECK (nself_new_id_1da0f6e8_5e2fc733 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_id_1da0f6e8
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: require_orders_new_id
ALTER TABLE orders ALTER COLUMN nself_new_id_1da0f6e8_5e2fc733 SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_id_1da0f6e8_5e2fc733_03a692df;

-- file: add_new_orders_pkey
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_orders_pkey_7e86ddb9_7d03122b is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_pkey_7e86ddb9_7d03122b is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_orders_pkey_7e86ddb9_7d03122b ON orders (nself_new_id_1da0f6e8_5e2fc733);

-- file: put_orders_id_in_place
-- BREAKS_RUNNING_CODE: orders.id is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_id_1da0f6e8_5e2fc733 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_id_1da0f6e8_5e2fc733_dbf4deb1();

ALTER TABLE orders RENAME COLUMN id TO nself_old_id_e27c33eb;

ALTER TABLE orders RENAME COLUMN nself_new_id_1da0f6e8_5e2fc733 TO id;

ALTER TABLE orders ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (SEQUENCE NAME nself_old_orders_id_seq_9b1b20fc);

SELECT setval(pg_get_serial_sequence('orders', 'id'), pg_sequence_last_value(pg_get_serial_sequence('orders', 'nself_old_id_e27c33eb')::regclass));

ALTER TABLE orders ALTER COLUMN nself_old_id_e27c33eb DROP IDENTITY;

ALTER SEQUENCE nself_old_orders_id_seq_9b1b20fc RENAME TO orders_id_seq;

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

-- file: drop_lines_order_id_fkey
-- LOCKS_OTHER_TABLE: to drop foreign key lines_order_id_fkey keeps readers and writers out of orders too
-- LOCKS_OTHER_TABLE: to drop foreign key notes_of keeps readers and writers out of orders too
-- LOCKS_OTHER_TABLE: foreign key lines_order_id_fkey keeps writers out of orders too
-- LOCKS_OTHER_TABLE: foreign key notes_of keeps writers out of orders too
ALTER TABLE lines DROP CONSTRAINT lines_order_id_fkey;

ALTER TABLE notes DROP CONSTRAINT notes_of;

ALTER TABLE orders
    DROP CONSTRAINT orders_pkey,
    ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX nself_new_orders_pkey_7e86ddb9_7d03122b;

ALTER TABLE lines
    ADD CONSTRAINT lines_order_id_fkey FOREIGN KEY (order_id) REFERENCES orders (id) NOT VALID;

ALTER TABLE notes
    ADD CONSTRAINT notes_of FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE NOT VALID;

-- file: validate_lines_order_id_fkey
ALTER TABLE lines VALIDATE CONSTRAINT lines_order_id_fkey;

-- file: validate_notes_of
ALTER TABLE notes VALIDATE CONSTRAINT notes_of;

-- file: drop_old_id_from_orders
DROP TRIGGER nself_old_id_e27c33eb ON orders;

DROP FUNCTION nself_follow_orders_nself_old_id_e27c33eb_5fb2cb42();

ALTER TABLE orders DROP COLUMN nself_old_id_e27c33eb;
