-- file: add_new_events_pkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_e9b33b2a_ded50254 ON events (other);

-- file: drop_events_pkey
ALTER TABLE events
    DROP CONSTRAINT events_pkey,
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_e9b33b2a_ded50254;
