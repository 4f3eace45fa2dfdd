DROP VIEW public.moods;

DROP VIEW public.happy;

-- TABLE_REWRITE: every row of users is written anew, for users.mood gets a type that is made anew
ALTER TYPE mood RENAME TO mood__old;

CREATE TYPE mood AS ENUM (
    'glad',
    'calm'
);

ALTER TABLE users ALTER COLUMN mood TYPE mood USING mood::text::mood;

DROP TYPE mood__old;

CREATE VIEW public.happy AS
 SELECT id
   FROM public.users
  WHERE (mood = 'glad'::public.mood);

CREATE VIEW public.moods AS
 SELECT DISTINCT mood
   FROM public.users;
