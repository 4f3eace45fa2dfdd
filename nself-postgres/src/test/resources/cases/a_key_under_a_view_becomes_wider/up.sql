DROP VIEW public.counted;

-- TABLE_REWRITE: every row of users is written anew to change users.id from integer to bigint
ALTER TABLE users ALTER COLUMN id TYPE bigint;

CREATE VIEW public.counted AS
 SELECT id,
    name,
    count(*) AS how_many
   FROM public.users
  GROUP BY id;
