CREATE MATERIALIZED VIEW names WITH (fillfactor = 70) AS SELECT name, count(*) AS how_many FROM users GROUP BY name;
CREATE UNIQUE INDEX names_name ON names (name);
CREATE INDEX names_upper ON names (upper(name)) WHERE how_many > 1;
COMMENT ON INDEX names_name IS 'one row a name';
COMMENT ON MATERIALIZED VIEW names IS 'for the list';
GRANT SELECT ON names TO pg_monitor;
ALTER MATERIALIZED VIEW names CLUSTER ON names_name;
CREATE MATERIALIZED VIEW empty_names AS SELECT name FROM names WITH NO DATA;
