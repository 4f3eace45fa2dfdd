ALTER TABLE public.visits DROP CONSTRAINT who;

ALTER TABLE users DROP CONSTRAINT users_id_key;

-- MAY_FAIL_ON_DOWN: a row of users that breaks users.users_pkey by then makes the way back fail
ALTER TABLE users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE public.visits ADD CONSTRAINT who FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

COMMENT ON CONSTRAINT who ON public.visits IS 'who came';
