-- file: add_not_null_id
-- BREAKS_RUNNING_CODE: code that writes to events and does not give id fails from here on
ALTER TABLE events
    ADD CONSTRAINT nself_not_null_id_a50524cd CHECK (id IS NOT NULL) NOT VALID;

-- file: validate_not_null_id
-- MAY_FAIL_ON_DATA: a row that has NULL in events.id makes it fail
ALTER TABLE events VALIDATE CONSTRAINT nself_not_null_id_a50524cd;

-- file: require_events_id
ALTER TABLE events ALTER COLUMN id SET NOT NULL;

ALTER TABLE events DROP CONSTRAINT nself_not_null_id_a50524cd;

-- file: add_new_events_pkey
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of events with the same id make primary key events_pkey fail
-- NON_TRANSACTIONAL: events.nself_new_events_pkey_7e86ddb9_2fe93c5f is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index events.nself_new_events_pkey_7e86ddb9_2fe93c5f is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_events_pkey
ALTER TABLE events
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_7e86ddb9_2fe93c5f;
