-- file: add_new_events_pkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_events_pkey
ALTER TABLE events
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_7e86ddb9_2fe93c5f;
