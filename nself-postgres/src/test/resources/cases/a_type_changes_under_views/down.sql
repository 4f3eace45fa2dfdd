DROP VIEW reports.all_names;

DROP TRIGGER adds ON reports.zeal;

DROP RULE removes ON reports.zeal;

DROP VIEW reports.zeal;

DROP VIEW public.adults;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of users.name that do not fit character varying(50)
-- MAY_FAIL_ON_DOWN: a value of users.name that does not convert to character varying(50) by then makes the way back fail
-- DATA_LOSS_ON_DOWN: the way back can cut or round values of users.age that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of users.age that does not convert to integer by then makes the way back fail
ALTER TABLE users
    ALTER COLUMN age TYPE integer,
    ALTER COLUMN name TYPE varchar(50);

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
