-- file: add_not_null_id
ALTER TABLE events
    ADD CONSTRAINT nself_not_null_id_a50524cd CHECK (id IS NOT NULL) NOT VALID;

-- file: validate_not_null_id
ALTER TABLE events VALIDATE CONSTRAINT nself_not_null_id_a50524cd;

-- file: require_events_id
ALTER TABLE events ALTER COLUMN id SET NOT NULL;

ALTER TABLE events DROP CONSTRAINT nself_not_null_id_a50524cd;

-- file: add_new_events_pkey
-- hasura:no-transaction

CREATE UNIQUE INDEX CONCURRENTLY nself_new_events_pkey_7e86ddb9_2fe93c5f ON events (id);

-- file: add_events_pkey
ALTER TABLE events
    ADD CONSTRAINT events_pkey PRIMARY KEY USING INDEX nself_new_events_pkey_7e86ddb9_2fe93c5f;
