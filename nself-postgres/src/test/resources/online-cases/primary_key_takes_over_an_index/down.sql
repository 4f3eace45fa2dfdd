-- file: add_events_pkey
-- hasura:no-transaction

ALTER TABLE events DROP CONSTRAINT events_pkey;

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_new_events_pkey
-- hasura:no-transaction

DROP INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f;
