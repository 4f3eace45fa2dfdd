-- file: add_new_number_to_accounts
-- STATS_LOST: what the server knows of the values of accounts.number is forgotten until ANALYZE accounts
ALTER TABLE accounts ADD COLUMN nself_new_number_4bc8152c_7c48fecb bigint;

CREATE FUNCTION nself_follow_accounts_nself_new_number_4bc815236630eb9_ec56617a() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_new_number_4bc8152c_7c48fecb := NEW.number;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_new_number_4bc8152c_7c48fecb BEFORE INSERT OR UPDATE ON accounts
    FOR EACH ROW EXECUTE FUNCTION nself_follow_accounts_nself_new_number_4bc815236630eb9_ec56617a();

ALTER TABLE accounts ENABLE ALWAYS TRIGGER nself_new_number_4bc8152c_7c48fecb;

-- file: fill_accounts_new_number
-- hasura:no-transaction
-- nself:repeatable

DO $fill$
#variable_conflict use_column
<<fill>>
DECLARE
    pages bigint := pg_relation_size('accounts'::regclass) / current_setting('block_size')::bigint;
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
                UPDATE accounts SET nself_new_number_4bc8152c_7c48fecb = DEFAULT
                 WHERE ctid = ANY (ARRAY(SELECT ctid FROM accounts
                                          WHERE ctid >= format('(%s,0)', fill.page)::tid
                                            AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                                            AND nself_new_number_4bc8152c_7c48fecb IS NULL AND number IS NOT NULL
                                            FOR UPDATE SKIP LOCKED));
            ELSE
                UPDATE accounts SET nself_new_number_4bc8152c_7c48fecb = DEFAULT
                 WHERE ctid >= format('(%s,0)', fill.page)::tid
                   AND ctid < format('(%s,0)', fill.page + fill.batch)::tid
                   AND nself_new_number_4bc8152c_7c48fecb IS NULL AND number IS NOT NULL;
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
                RAISE NOTICE '%: % of % pages, pass %', 'accounts.nself_new_number_4bc8152c_7c48fecb', least(page, pages), pages, pass;
            END IF;
            PERFORM pg_sleep(extract(epoch FROM took) / 2);
        END LOOP;
        SET LOCAL row_security = off;
        SELECT count(*) INTO missing FROM accounts WHERE nself_new_number_4bc8152c_7c48fecb IS NULL AND number IS NOT NULL;
        COMMIT;
        EXIT WHEN missing = 0 OR (pass > 1 AND missing >= before);
        before := missing;
        pass := pass + 1;
        pages := pg_relation_size('accounts'::regclass) / current_setting('block_size')::bigint;
    END LOOP;
    IF missing > 0 THEN
        RAISE EXCEPTION '% rows got no value: a trigger keeps them from being changed', missing;
    END IF;
END
$fill$;

-- file: add_new_nself_new_accounts_number_k7a32a8d9
-- hasura:no-transaction

-- NON_TRANSACTIONAL: accounts.nself_new_nself_new_accounts_number_k7a32a8d9_c87995d6_4bbd8456 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index accounts.nself_new_nself_new_accounts_number_k7a32a8d9_c87995d6_4bbd8456 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_nself_new_accounts_number_k7a32a8d9_c87995d6_4bbd8456 ON accounts (nself_new_number_4bc8152c_7c48fecb);

-- file: add_new_accounts_number_key
ALTER TABLE accounts
    ADD CONSTRAINT nself_new_accounts_number_key_c87995d6_a844671c UNIQUE USING INDEX nself_new_nself_new_accounts_number_k7a32a8d9_c87995d6_4bbd8456;

-- file: add_new_payments_account_number_fkey
ALTER TABLE payments
    ADD CONSTRAINT nself_new_payments_account_number_fkey_ed09ce55_4c137242 FOREIGN KEY (account_number) REFERENCES accounts (nself_new_number_4bc8152c_7c48fecb) NOT VALID;

-- file: validate_new_payments_account_number_fkey
ALTER TABLE payments VALIDATE CONSTRAINT nself_new_payments_account_number_fkey_ed09ce55_4c137242;

-- file: put_accounts_number_in_place_and_2_more
-- BREAKS_RUNNING_CODE: accounts.number is the last column of its table from here on: an INSERT that does not name its columns fails or mixes them up; and until the old column is dropped, what does not fit integer cannot be written
DROP TRIGGER nself_new_number_4bc8152c_7c48fecb ON accounts;

DROP FUNCTION nself_follow_accounts_nself_new_number_4bc815236630eb9_ec56617a();

ALTER TABLE accounts RENAME COLUMN number TO nself_old_number_4c980800;

ALTER TABLE accounts RENAME COLUMN nself_new_number_4bc8152c_7c48fecb TO number;

ALTER TABLE accounts RENAME CONSTRAINT accounts_number_key TO nself_old_accounts_number_key_8ba430d7;

ALTER TABLE accounts RENAME CONSTRAINT nself_new_accounts_number_key_c87995d6_a844671c TO accounts_number_key;

ALTER TABLE payments RENAME CONSTRAINT payments_account_number_fkey TO nself_old_payments_account_number_fkey_15233fc7;

ALTER TABLE payments RENAME CONSTRAINT nself_new_payments_account_number_fkey_ed09ce55_4c137242 TO payments_account_number_fkey;

CREATE FUNCTION nself_follow_accounts_nself_old_number_4c980800_e8637560() RETURNS trigger LANGUAGE plpgsql
    SET search_path FROM CURRENT
    SET timezone FROM CURRENT
    SET datestyle FROM CURRENT
    SET intervalstyle FROM CURRENT
    AS $follow$
BEGIN
    NEW.nself_old_number_4c980800 := NEW.number;
    RETURN NEW;
END
$follow$;

CREATE TRIGGER nself_old_number_4c980800 BEFORE INSERT OR UPDATE ON accounts
    FOR EACH ROW EXECUTE FUNCTION nself_follow_accounts_nself_old_number_4c980800_e8637560();

ALTER TABLE accounts ENABLE ALWAYS TRIGGER nself_old_number_4c980800;

-- file: drop_old_number_from_accounts
DROP TRIGGER nself_old_number_4c980800 ON accounts;

DROP FUNCTION nself_follow_accounts_nself_old_number_4c980800_e8637560();

ALTER TABLE payments DROP CONSTRAINT nself_old_payments_account_number_fkey_15233fc7;

ALTER TABLE accounts DROP CONSTRAINT nself_old_accounts_number_key_8ba430d7;

ALTER TABLE accounts DROP COLUMN nself_old_number_4c980800;
