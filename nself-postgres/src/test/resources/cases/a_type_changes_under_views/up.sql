DROP VIEW reports.all_names;

DROP TRIGGER adds ON reports.zeal;

DROP RULE removes ON reports.zeal;

DROP VIEW reports.zeal;

DROP VIEW public.adults;

-- STATS_LOST: what the server knows of the values of users.name is forgotten until ANALYZE users
-- TABLE_REWRITE: every row of users is written anew to change users.age from integer to bigint
-- STATS_LOST: what the server knows of the values of users.age is forgotten until ANALYZE users
ALTER TABLE users
    ALTER COLUMN name TYPE text,
    ALTER COLUMN age TYPE bigint;

CREATE VIEW public.adults
    WITH (security_barrier='true', check_option='local') AS
 SELECT id,
    name,
    age
   FROM public.users
  WHERE (age >= 18);

ALTER VIEW public.adults OWNER TO pg_stat_scan_tables;

GRANT SELECT ON public.adults TO PUBLIC;

GRANT INSERT, UPDATE ON public.adults TO pg_monitor WITH GRANT OPTION;

GRANT UPDATE (name) ON public.adults TO pg_signal_backend;

ALTER VIEW public.adults ALTER COLUMN age SET DEFAULT 18;

COMMENT ON VIEW public.adults IS 'it''s for those who may vote';

COMMENT ON COLUMN public.adults.name IS 'as they say it';

CREATE VIEW reports.zeal AS
 SELECT upper((name)::text) AS name
   FROM public.adults;

CREATE RULE removes AS
    ON DELETE TO reports.zeal DO INSTEAD NOTHING;

COMMENT ON RULE removes ON reports.zeal IS 'nobody goes';

CREATE TRIGGER adds INSTEAD OF INSERT ON reports.zeal FOR EACH ROW EXECUTE FUNCTION public.add_adult();

CREATE VIEW reports.all_names AS
 SELECT zeal.name
   FROM reports.zeal
UNION
 SELECT users.name
   FROM public.users;
