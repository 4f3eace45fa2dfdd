-- file: add_new_events_pkey
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of events with the same id make primary key events_pkey fail
-- NON_TRANSACTIONAL: events.nself_new_events_pkey_7e86ddb9_2fe93c5f is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index events.nself_new_events_pkey_7e86ddb9_2fe93c5f is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_events_pkey
ALTER TABLE events
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_7e86ddb9_2fe93c5f;
