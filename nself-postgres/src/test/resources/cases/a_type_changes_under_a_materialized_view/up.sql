DROP MATERIALIZED VIEW public.empty_names;

DROP MATERIALIZED VIEW public.names;

-- STATS_LOST: what the server knows of the values of users.name is forgotten until ANALYZE users
ALTER TABLE users ALTER COLUMN name TYPE text;

-- FULL_SCAN: materialized view names is filled anew while nobody uses what it reads
CREATE MATERIALIZED VIEW public.names
    WITH (fillfactor='70') AS
 SELECT name,
    count(*) AS how_many
   FROM public.users
  GROUP BY name;

GRANT SELECT ON public.names TO pg_monitor;

CREATE UNIQUE INDEX names_name ON public.names USING btree (name);

COMMENT ON INDEX public.names_name IS 'one row a name';

ALTER MATERIALIZED VIEW public.names CLUSTER ON names_name;

CREATE INDEX names_upper ON public.names USING btree (upper((name)::text)) WHERE (how_many > 1);

COMMENT ON MATERIALIZED VIEW public.names IS 'for the list';

CREATE MATERIALIZED VIEW public.empty_names AS
 SELECT name
   FROM public.names
WITH NO DATA;
