-- file: drop_old_total_from_orders
-- hasura:no-transaction
-- nself:repeatable

ALTER TABLE orders ADD COLUMN nself_old_total_40a75d09 integer;

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
                UPDATE orders SET nself_old_total_40a75d09 = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM orders
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_old_total_40a75d09 IS NULL AND total IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE orders SET nself_old_total_40a75d09 = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_old_total_40a75d09 IS NULL AND total IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'orders.nself_old_total_40a75d09', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM orders WHERE nself_old_total_40a75d09 IS NULL AND total IS NOT NULL;
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

CREATE INDEX CONCURRENTLY nself_old_idx_orders_code_total_10dd6b70 ON orders (code, nself_old_total_40a75d09);

CREATE INDEX CONCURRENTLY nself_old_idx_orders_total_339f8de4 ON orders (nself_old_total_40a75d09);

CREATE INDEX CONCURRENTLY nself_old_orders_by_size_0ebbd7ea ON orders (abs(nself_old_total_40a75d09));

CREATE INDEX CONCURRENTLY nself_old_orders_to_pay_e0c7c971 ON orders (code) WHERE nself_old_total_40a75d09 > 100;

ALTER TABLE orders
    ADD CONSTRAINT nself_old_orders_total_52fd450a CHECK (nself_old_total_40a75d09 >= 0) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_old_orders_total_52fd450a;

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_old_total_40a75d09_3061cf84 CHECK (nself_old_total_40a75d09 IS NOT NULL) NOT VALID;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_old_total_40a75d09_3061cf84;

ALTER TABLE orders ALTER COLUMN nself_old_total_40a75d09 SET NOT NULL;

ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_old_total_40a75d09_3061cf84;

-- file: put_orders_total_in_place_and_5_more
DROP TRIGGER nself_old_total_40a75d09 ON orders;

DROP FUNCTION nself_follow_orders_nself_old_total_40a75d09_ac8921c0();

COMMENT ON COLUMN orders.total IS NULL;

COMMENT ON COLUMN orders.nself_old_total_40a75d09 IS 'in cents';

ALTER TABLE orders RENAME CONSTRAINT orders_total TO nself_new_orders_total_5a91e12b_4690efcb;

ALTER TABLE orders RENAME CONSTRAINT nself_old_orders_total_52fd450a TO orders_total;

ALTER INDEX orders_to_pay RENAME TO nself_new_orders_to_pay_becbe5be_ef65ba89;

ALTER INDEX nself_old_orders_to_pay_e0c7c971 RENAME TO orders_to_pay;

ALTER INDEX orders_by_size RENAME TO nself_new_orders_by_size_414dd531_bef7c1a2;

ALTER INDEX nself_old_orders_by_size_0ebbd7ea RENAME TO orders_by_size;

COMMENT ON INDEX idx_orders_total IS NULL;

COMMENT ON INDEX nself_old_idx_orders_total_339f8de4 IS 'for the largest';

ALTER INDEX idx_orders_total RENAME TO nself_new_idx_orders_total_5c8dad88_81098fd3;

ALTER INDEX nself_old_idx_orders_total_339f8de4 RENAME TO idx_orders_total;

ALTER INDEX idx_orders_code_total RENAME TO nself_new_idx_orders_code_total_889d9273_225a140d;

ALTER INDEX nself_old_idx_orders_code_total_10dd6b70 RENAME TO idx_orders_code_total;

ALTER TABLE orders ALTER COLUMN total DROP DEFAULT;

ALTER TABLE orders ALTER COLUMN nself_old_total_40a75d09 SET DEFAULT 0;

ALTER TABLE orders RENAME COLUMN total TO nself_new_total_71bd2426_622e493f;

ALTER TABLE orders RENAME COLUMN nself_old_total_40a75d09 TO total;

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

-- file: require_orders_new_total
-- hasura:no-transaction

ALTER TABLE orders
    ADD CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a CHECK (nself_new_total_71bd2426_622e493f IS NOT NULL) NOT VALID;

ALTER TABLE orders ALTER COLUMN nself_new_total_71bd2426_622e493f DROP NOT NULL;

ALTER TABLE orders VALIDATE CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a;

-- file: validate_not_null_nself_new_total_71bd2426
ALTER TABLE orders
    DROP CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a,
    ADD CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a CHECK (nself_new_total_71bd2426_622e493f IS NOT NULL) NOT VALID;

-- file: add_not_null_nself_new_total_71bd2426
ALTER TABLE orders DROP CONSTRAINT nself_not_null_nself_new_total_71bd2426_622e493f_550f040a;

-- file: validate_new_orders_total
ALTER TABLE orders
    DROP CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb,
    ADD CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb CHECK (nself_new_total_71bd2426_622e493f >= 0) NOT VALID;

-- file: add_new_orders_total
ALTER TABLE orders DROP CONSTRAINT nself_new_orders_total_5a91e12b_4690efcb;

-- file: add_new_orders_to_pay
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_to_pay_becbe5be_ef65ba89;

-- file: add_new_orders_by_size
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_orders_by_size_414dd531_bef7c1a2;

-- file: add_new_idx_orders_total
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_idx_orders_total_5c8dad88_81098fd3;

-- file: add_new_idx_orders_code_total
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_idx_orders_code_total_889d9273_225a140d;

-- file: fill_orders_new_total
SELECT 1;

-- file: add_new_total_to_orders
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of orders.total that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of orders.total that does not convert to integer by then makes the way back fail
DROP TRIGGER nself_new_total_71bd2426_622e493f ON orders;

DROP FUNCTION nself_follow_orders_nself_new_total_71bd2426_622e493f_17fc49eb();

ALTER TABLE orders DROP COLUMN nself_new_total_71bd2426_622e493f;
