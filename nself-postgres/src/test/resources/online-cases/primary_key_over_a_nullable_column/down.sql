-- file: add_events_pkey
-- hasura:no-transaction

ALTER TABLE events DROP CONSTRAINT events_pkey;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_new_events_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f;

-- file: require_events_id
-- hasura:no-transaction

ALTER TABLE events
    ADD CONSTRAINT nself_not_null_id_a50524cd CHECK (id IS NOT NULL) NOT VALID;

ALTER TABLE events ALTER COLUMN id DROP NOT NULL;

ALTER TABLE events VALIDATE CONSTRAINT nself_not_null_id_a50524cd;

-- file: validate_not_null_id
ALTER TABLE events
    DROP CONSTRAINT nself_not_null_id_a50524cd,
    ADD CONSTRAINT nself_not_null_id_a50524cd CHECK (id IS NOT NULL) NOT VALID;

-- file: add_not_null_id
ALTER TABLE events DROP CONSTRAINT nself_not_null_id_a50524cd;
