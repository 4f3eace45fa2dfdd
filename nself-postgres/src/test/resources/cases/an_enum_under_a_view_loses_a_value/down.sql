DROP VIEW public.moods;

DROP VIEW public.happy;

ALTER TYPE mood ADD VALUE 'sad' AFTER 'glad';

CREATE VIEW public.happy AS
 SELECT id
   FROM public.users
  WHERE (mood = 'glad'::public.mood);

CREATE VIEW public.moods AS
 SELECT DISTINCT mood
   FROM public.users;
