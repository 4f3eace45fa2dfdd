DROP VIEW public.counted;

-- DATA_LOSS_ON_DOWN: the way back can cut or round values of users.id that do not fit integer
-- MAY_FAIL_ON_DOWN: a value of users.id that does not convert to integer by then makes the way back fail
ALTER TABLE users ALTER COLUMN id TYPE integer;

CREATE VIEW public.counted AS
 SELECT id,
    name,
    count(*) AS how_many
   FROM public.users
  GROUP BY id;
