DROP VIEW public.counted;

-- TABLE_REWRITE: every row of users is written anew to change users.id from integer to bigint
-- STATS_LOST: what the server knows of the values of users.id is forgotten until ANALYZE users
ALTER TABLE users ALTER COLUMN id TYPE bigint;

CREATE VIEW public.counted AS
 SELECT id,
    name,
    count(*) AS how_many
   FROM public.users
  GROUP BY id;
