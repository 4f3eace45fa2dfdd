-- file: add_new_events_pkey
-- hasura:no-transaction

-- MAY_FAIL_ON_DATA: two rows of events with the same other make primary key events_pkey fail
-- NON_TRANSACTIONAL: events.nself_new_events_pkey_e9b33b2a_ded50254 is built by itself: if a later step fails, it stays so
-- LEAVES_DEBRIS_ON_FAILURE: if it fails or is cut off, index events.nself_new_events_pkey_e9b33b2a_ded50254 is left behind, not valid
CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_e9b33b2a_ded50254 ON events (other);

-- file: drop_events_pkey
ALTER TABLE events
    DROP CONSTRAINT events_pkey,
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_e9b33b2a_ded50254;
