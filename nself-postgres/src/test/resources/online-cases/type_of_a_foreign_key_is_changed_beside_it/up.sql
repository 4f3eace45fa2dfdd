-- file: add_new_user_id_to_orders
-- STATS_LOST: what the server knows of the values of orders.user_id is forgotten until ANALYZE orders
ALTER TABLE orders ADD COLUMN nself_new_user_id_73aa8593_6b836572 bigint;

CREATE FUNCTION nself_follow_orders_nself_new_user_id_73aa85930f27ad62_863dcb4b() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_user_id_73aa8593_6b836572 := NEW.user_id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_user_id_73aa8593_6b836572 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_user_id_73aa85930f27ad62_863dcb4b();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_user_id_73aa8593_6b836572;

-- file: fill_orders_new_user_id
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
                UPDATE orders SET nself_new_user_id_73aa8593_6b836572 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_user_id_73aa8593_6b836572 IS NULL AND user_id IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_user_id_73aa8593_6b836572 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_user_id_73aa8593_6b836572 IS NULL AND user_id IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_user_id_73aa8593_6b836572', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_user_id_73aa8593_6b836572 IS NULL AND user_id IS NOT NULL;
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

-- file: add_new_idx_orders_user_id
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_idx_orders_user_id_fd52228c_ee36968b is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_idx_orders_user_id_fd52228c_ee36968b is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_idx_orders_user_id_fd52228c_ee36968b ON orders (nself_new_user_id_73aa8593_6b836572);

-- file: add_not_null_nself_new_user_id_73aa8593
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_user_id_73aa8593_6b836572_fc4600b4 CHECK (nself_new_user_id_73aa8593_6b836572 IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_user_id_73aa8593
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_user_id_73aa8593_6b836572_fc4600b4;

-- file: require_orders_new_user_id
ALTER TABLE orders ALTER COLUMN nself_new_user_id_73aa8593_6b836572 SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_user_id_73aa8593_6b836572_fc4600b4;

-- file: add_new_orders_user_id_fkey
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_user_id_fkey_1331dbc4_324ce4f6 FOREIGN KEY (nself_new_user_id_73aa8593_6b836572) REFERENCES users (id) NOT VALID;

-- file: validate_new_orders_user_id_fkey
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_user_id_fkey_1331dbc4_324ce4f6;

-- file: put_orders_user_id_in_place_and_2_more
-- BREAKS_RUNNING_CODE: orders.user_id is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_user_id_73aa8593_6b836572 ON orders;

DROP FUNCTION nself_follow_orders_nself_new_user_id_73aa85930f27ad62_863dcb4b();

ALTER TABLE orders RENAME COLUMN user_id TO nself_old_user_id_4dd5accc;

ALTER TABLE orders RENAME COLUMN nself_new_user_id_73aa8593_6b836572 TO user_id;

ALTER INDEX idx_orders_user_id RENAME TO nself_old_idx_orders_user_id_8441758c;

ALTER INDEX nself_new_idx_orders_user_id_fd52228c_ee36968b RENAME TO idx_orders_user_id;

ALTER TABLE orders RENAME CONSTRAINT orders_user_id_fkey TO nself_old_orders_user_id_fkey_ae2478fe;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_user_id_fkey_1331dbc4_324ce4f6 TO orders_user_id_fkey;

CREATE FUNCTION nself_follow_orders_nself_old_user_id_4dd5accc_e7e29be6() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_user_id_4dd5accc := NEW.user_id;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_user_id_4dd5accc BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_user_id_4dd5accc_e7e29be6();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_user_id_4dd5accc;

-- file: drop_old_user_id_from_orders
DROP TRIGGER nself_old_user_id_4dd5accc ON orders;

DROP FUNCTION nself_follow_orders_nself_old_user_id_4dd5accc_e7e29be6();

ALTER TABLE orders DROP CONSTRAINT nself_old_orders_user_id_fkey_ae2478fe;

DROP INDEX nself_old_idx_orders_user_id_8441758c;

ALTER TABLE orders DROP COLUMN nself_old_user_id_4dd5accc;
