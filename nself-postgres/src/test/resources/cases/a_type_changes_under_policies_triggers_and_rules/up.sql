DROP TRIGGER renamed ON public.users;

DROP TRIGGER named ON public.users;

DROP RULE keep_friends ON public.users;

DROP POLICY own ON public.users;

DROP POLICY friendly ON public.friends;

-- STATS_LOST: what the server knows of the values of users.name is forgotten until ANALYZE users
ALTER TABLE users ALTER COLUMN name TYPE text;

CREATE POLICY friendly ON public.friends USING ((EXISTS ( SELECT
   FROM public.users u
  WHERE ((u.name)::text = friends.name))));

CREATE POLICY own ON public.users AS RESTRICTIVE FOR UPDATE TO pg_monitor, pg_signal_backend USING (((name)::text = CURRENT_USER)) WITH CHECK (((name)::text <> ''::text));

COMMENT ON POLICY own ON public.users IS 'everyone their own';

CREATE RULE keep_friends AS
    ON DELETE TO public.users DO  DELETE FROM public.friends
  WHERE (friends.name = (old.name)::text);

ALTER TABLE public.users DISABLE RULE keep_friends;

CREATE TRIGGER named AFTER INSERT ON public.users FOR EACH ROW WHEN (((new.name)::text <> ''::text)) EXECUTE FUNCTION public.touched();

ALTER TABLE public.users ENABLE ALWAYS TRIGGER named;

COMMENT ON TRIGGER named ON public.users IS 'has a name';

CREATE TRIGGER renamed BEFORE UPDATE OF name ON public.users FOR EACH ROW EXECUTE FUNCTION public.touched();

ALTER TABLE public.users DISABLE TRIGGER renamed;
