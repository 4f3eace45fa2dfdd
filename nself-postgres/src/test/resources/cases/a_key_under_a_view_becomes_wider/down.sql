DROP VIEW public.counted;

ALTER TABLE users ALTER COLUMN id TYPE integer;

CREATE VIEW public.counted AS
 SELECT id,
    name,
    count(*) AS how_many
   FROM public.users
  GROUP BY id;
