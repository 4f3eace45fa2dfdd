-- file: add_new_total_to_orders
-- STATS_LOST: what the server knows of the values of orders.total is forgotten until ANALYZE orders
ALTER TABLE orders ADD COLUMN nself_new_total_71bd2426_622e493f bigint;

CREATE FUNCTION nself_follow_orders_nself_new_total_71bd2426_622e493f_17fc49eb() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_total_71bd2426_622e493f := NEW.total;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_total_71bd2426_622e493f BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_new_total_71bd2426_622e493f_17fc49eb();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_new_total_71bd2426_622e493f;

-- file: fill_orders_new_total
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
                UPDATE orders SET nself_new_total_71bd2426_622e493f = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_total_71bd2426_622e493f IS NULL AND total IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_new_total_71bd2426_622e493f = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_total_71bd2426_622e493f IS NULL AND total IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_new_total_71bd2426_622e493f', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_new_total_71bd2426_622e493f IS NULL AND total IS NOT NULL;
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

-- file: add_new_idx_orders_code_total
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_idx_orders_code_total_889d9273_225a140d is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_idx_orders_code_total_889d9273_225a140d is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_idx_orders_code_total_889d9273_225a140d ON orders (code, nself_new_total_71bd2426_622e493f);

-- file: add_new_idx_orders_total
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_idx_orders_total_5c8dad88_81098fd3 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_idx_orders_total_5c8dad88_81098fd3 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_idx_orders_total_5c8dad88_81098fd3 ON orders (nself_new_total_71bd2426_622e493f);

-- file: add_new_orders_by_size
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_orders_by_size_414dd531_bef7c1a2 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_by_size_414dd531_bef7c1a2 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_orders_by_size_414dd531_bef7c1a2 ON orders (abs(nself_new_total_71bd2426_622e493f));

-- file: add_new_orders_to_pay
-- hasura:no-transaction

-- NON_TRANSACTIONAL: orders.nself_new_orders_to_pay_becbe5be_ef65ba89 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index orders.nself_new_orders_to_pay_becbe5be_ef65ba89 is left behind, not valid
CREATE INDEX CONCURRENTLY nself_new_orders_to_pay_becbe5be_ef65ba89 ON orders (code) WHERE nself_new_total_71bd2426_622e493f > 100;

-- file: add_new_orders_total
ALTER TABLE orders
    ADD CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb CHECK (nself_new_total_71bd2426_622e493f >= 0) NOT VALID;

-- file: validate_new_orders_total
ALTER TABLE orders VALIDATE CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb;

-- file: add_not_null_nself_new_total_71bd2426
ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a CHECK (nself_new_total_71bd2426_622e493f IS NOT NULL) NOT VALID;

-- file: validate_not_null_nself_new_total_71bd2426
ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a;

-- file: require_orders_new_total
ALTER TABLE orders ALTER COLUMN nself_new_total_71bd2426_622e493f SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a;

-- file: put_orders_total_in_place_and_5_more
-- BREAKS_RUNNING_CODE: orders.total is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_total_71bd2426_622e493f ON orders;

DROP FUNCTION nself_follow_orders_nself_new_total_71bd2426_622e493f_17fc49eb();

ALTER TABLE orders RENAME COLUMN total TO nself_old_total_40a75d09;

ALTER TABLE orders RENAME COLUMN nself_new_total_71bd2426_622e493f TO total;

ALTER TABLE orders ALTER COLUMN nself_old_total_40a75d09 DROP DEFAULT;

ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0;

ALTER INDEX idx_orders_code_total RENAME TO nself_old_idx_orders_code_total_10dd6b70;

ALTER INDEX nself_new_idx_orders_code_total_889d9273_225a140d RENAME TO idx_orders_code_total;

ALTER INDEX idx_orders_total RENAME TO nself_old_idx_orders_total_339f8de4;

ALTER INDEX nself_new_idx_orders_total_5c8dad88_81098fd3 RENAME TO idx_orders_total;

COMMENT ON INDEX nself_old_idx_orders_total_339f8de4 IS NULL;

COMMENT ON INDEX idx_orders_total IS 'for the largest';

ALTER INDEX orders_by_size RENAME TO nself_old_orders_by_size_0ebbd7ea;

ALTER INDEX nself_new_orders_by_size_414dd531_bef7c1a2 RENAME TO orders_by_size;

ALTER INDEX orders_to_pay RENAME TO nself_old_orders_to_pay_e0c7c971;

ALTER INDEX nself_new_orders_to_pay_becbe5be_ef65ba89 RENAME TO orders_to_pay;

ALTER TABLE orders RENAME CONSTRAINT orders_total TO nself_old_orders_total_52fd450a;

ALTER TABLE orders RENAME CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb TO orders_total;

COMMENT ON COLUMN orders.nself_old_total_40a75d09 IS NULL;

COMMENT ON COLUMN orders.total IS 'in cents';

CREATE FUNCTION nself_follow_orders_nself_old_total_40a75d09_ac8921c0() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_total_40a75d09 := NEW.total;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_total_40a75d09 BEFORE INSERT OR UPDATE ON orders
    FOR EACH ROW EXECUTE FUNCTION nself_follow_orders_nself_old_total_40a75d09_ac8921c0();

ALTER TABLE orders ENABLE ALWAYS TRIGGER nself_old_total_40a75d09;

-- file: drop_old_total_from_orders
DROP TRIGGER nself_old_total_40a75d09 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_total_40a75d09_ac8921c0();

ALTER TABLE orders DROP CONSTRAINT nself_old_orders_total_52fd450a;

DROP INDEX nself_old_idx_orders_code_total_10dd6b70;

DROP INDEX nself_old_idx_orders_total_339f8de4;

DROP INDEX nself_old_orders_by_size_0ebbd7ea;

DROP INDEX nself_old_orders_to_pay_e0c7c971;

ALTER TABLE orders DROP COLUMN nself_old_total_40a75d09;
