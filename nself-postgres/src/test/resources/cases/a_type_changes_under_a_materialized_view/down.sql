DROP MATERIALIZED VIEW public.empty_names;

DROP MATERIALIZED VIEW public.names;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of users.name that do not fit character varying(50)
-- MAY_FAIL_ON_DOWN: a value of users.name that does not convert to character varying(50) by then makes the way back fail
ALTER TABLE users ALTER COLUMN name TYPE varchar(50);

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
