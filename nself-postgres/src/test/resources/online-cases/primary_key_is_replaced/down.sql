-- file: drop_events_pkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

ALTER TABLE events
    DROP CONSTRAINT events_pkey,
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_7e86ddb9_2fe93c5f;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_e9b33b2a_ded50254 ON events (other);

-- file: add_new_events_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_events_pkey_e9b33b2a_ded50254;
